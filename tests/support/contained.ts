import { sources } from './catalogue.ts';

/** Every database that a container can hold, or that is a file in one. */
export const CONTAINED = sources.flatMap(
  ({ folder, manifest: { answers, service, databaseFile, databaseServer } }) =>
    (service ?? databaseFile) === undefined || folder === 'shared'
      ? []
      : (answers?.database ?? []).map((database) => ({
          framework: folder,
          database,
          service,
          // A document database comes into being when it is migrated.
          named: databaseServer?.standIn !== false,
        })),
);

/** What the URL that the application is told asks the container of the database to be set up with: its password, and its name. */
export function neededBy(url: string, named: boolean): string[] {
  const password = /:\/\/\w+:(.+)@database/.exec(url)?.[1] ?? '';
  return named ? [password, url.split('/').at(-1) ?? ''] : [password];
}
