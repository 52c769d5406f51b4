import fs from 'fs-extra';
import path from 'node:path';

/** What of a project is broken, and what ought to notice. */
export interface Suspect {
  /** Relative paths of the sources, sorted. */
  readonly files: readonly string[];
  /** The command that runs the project's tests in a copy of it. */
  readonly test: readonly string[];
}

/** How each runner is told to stop at the first failure; Node's own goes on. */
const FIRST_FAILURE: Readonly<Record<string, readonly string[]>> = {
  vitest: ['--', '--bail=1'],
  jest: ['--', '--bail'],
  mocha: ['--', '--bail'],
  ava: ['--', '--fail-fast'],
};
const EXPRESS =
  /^src\/(controllers|models|validators|routes|middleware|openapi|proxy|database\/migrations)\/[^/]+\.[jt]s$/;
/** Models, forms, views, serializers or schemas and admin of the apps, and what they share. */
const DJANGO =
  /^\w+\/(\w+\/)*(models|forms|views|serializers|schemas|records|checks|methods|naming|admin|fields|listing|parsers|exceptions|health|limits|middleware|problems|documents|backends)\.py$/;

/** The sources of a generated project whose lines are worth breaking, by its stack. */
export async function suspectOf(root: string): Promise<Suspect> {
  const { files, blueprint } = (await fs.readJson(path.join(root, '.create-backend.json'))) as {
    files: Record<string, string>;
    blueprint: { framework: string; testRunner: string };
  };
  const paths = Object.keys(files).toSorted();
  return blueprint.framework === 'express'
    ? {
        files: paths.filter((file) => EXPRESS.test(file)),
        test: ['npm', 'test', ...(FIRST_FAILURE[blueprint.testRunner] ?? [])],
      }
    : {
        files: paths.filter((file) => DJANGO.test(file) && !file.includes('/tests/')),
        test: [path.join(root, '.venv/bin/python'), 'manage.py', 'test', '--failfast'],
      };
}
