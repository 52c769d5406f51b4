import { Bug } from '../../errors.ts';

/** The packs' requirements (`django>=5.2,<5.3`) sorted by name, each once. Two packs that disagree are a Bug. */
export function mergeRequirements(lists: readonly (readonly string[])[]): string[] {
  const all = new Map<string, string>();
  for (const line of lists.flat()) {
    const name =
      /^[A-Za-z0-9._-]+/
        .exec(line)?.[0]
        .toLowerCase()
        .replaceAll(/[._-]+/g, '-') ?? line;
    const other = all.get(name);
    if (other !== undefined && other !== line) {
      throw new Bug(`Two packs want ${name}: ${other} and ${line}.`);
    }
    all.set(name, line);
  }
  return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** What a project's packages require: to run, and for development besides. */
export interface Requirements {
  readonly run: readonly string[];
  readonly dev: readonly string[];
}

/** `requirements.txt` and `requirements-dev.txt` for pip, which keep to the versions of `lockfile`. */
export function requirementFiles(
  { run, dev }: Requirements,
  lockfile: string,
): [path: string, text: string][] {
  const print = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  return [
    ['requirements.txt', print([`-c ${lockfile}`, ...run])],
    ['requirements-dev.txt', print(['-r requirements.txt', ...dev])],
  ];
}
