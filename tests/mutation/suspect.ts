import fs from 'fs-extra';
import path from 'node:path';

/** What of a project is broken, and what ought to notice. */
export interface Suspect {
  /** Relative paths of the sources, sorted. */
  readonly files: readonly string[];
  /** The command that runs the project's tests in a copy of it. */
  readonly test: readonly string[];
}

const EXPRESS =
  /^src\/(controllers|models|validators|routes|middleware|database\/migrations)\/[^/]+\.[jt]s$/;
/** Models, forms, views, serializers and admin of the apps, and what they share. */
const DJANGO =
  /^\w+\/(\w+\/)*(models|forms|views|serializers|admin|fields|listing|parsers|exceptions|health|limits|middleware|problems|documents|backends)\.py$/;

/** The sources of a generated project whose lines are worth breaking, by its stack. */
export async function suspectOf(root: string): Promise<Suspect> {
  const { files, blueprint } = (await fs.readJson(path.join(root, '.create-backend.json'))) as {
    files: Record<string, string>;
    blueprint: { framework: string };
  };
  const paths = Object.keys(files).toSorted();
  return blueprint.framework === 'express'
    ? { files: paths.filter((file) => EXPRESS.test(file)), test: ['npm', 'test'] }
    : {
        files: paths.filter((file) => DJANGO.test(file) && !file.includes('/tests/')),
        test: [path.join(root, '.venv/bin/python'), 'manage.py', 'test', '--failfast'],
      };
}
