import { INVOCATION } from '../invocation.ts';
import path from 'node:path';
import { projectNameOf, type ProjectName } from '../choices/project-name.ts';
import { UserError } from '../errors.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { djangoVersionOf, pythonRangeOf } from '../plan/django-versions.ts';
import type { Environment } from '../run/probe.ts';
import { inspectTarget, type Target } from '../tree/target.ts';
import { requirePython } from './require-python.ts';
import type { Terminal } from './terminal.ts';

/** The oldest major versions that understand all that we write; older ones are asked to be updated. */
const OLDEST: Readonly<Record<string, number>> = { npm: 9, pnpm: 10, yarn: 1, bun: 1 };

export interface Place {
  /** Absolute. */
  readonly directory: string;
  readonly target: Target;
  readonly name: ProjectName;
}

/** Whether the project can go there, and what it is called then. Throws with exit code 2 (name) or 3 (place). */
export async function inspectPlace(directory: string): Promise<Place> {
  if (directory.trim() === '')
    throw new UserError(
      'The name of the directory is empty.',
      `For example: ${INVOCATION} my-shop`,
    );
  const absolute = path.resolve(directory);
  const name = projectNameOf(absolute);
  return { directory: absolute, target: await inspectTarget(absolute), name };
}

/** Says what this machine has and what can't work here, before the first question. */
export function reportEnvironment(
  environment: Environment,
  needs: { install: boolean; git: boolean; django?: string | undefined },
  terminal: Terminal,
): void {
  const { node, packageManager, git, pythons, uv } = environment;
  const { name, version } = packageManager;
  const python = pythons?.chosen;
  const found = [
    `Node ${node}`,
    version && `${name} ${version}`,
    git && `git ${git}`,
    python && `Python ${python.version}`,
    uv && `uv ${uv}`,
  ];
  terminal.note(terminal.paint('dim', `Found ${found.filter(Boolean).join(', ')}.`));
  for (const [tool, found, lost] of [
    [name, version, 'Express projects can be written, but not installed'],
    [
      `Python ${pythonRangeOf(djangoVersionOf(needs.django))}`,
      python,
      'Django projects can be written, but not installed',
    ],
  ] as const) {
    if (needs.install && found === undefined) {
      terminal.note(terminal.paint('yellow', `${tool} does not answer here: ${lost}.`));
    }
  }
  if (needs.git && git === undefined) {
    terminal.note(
      terminal.paint('yellow', 'git does not answer here: the project will have no repository.'),
    );
  }
}

/** Throws UserError, with the line that mends it, where the stack's own tools are missing. */
export function requireTools(
  blueprint: Blueprint,
  environment: Environment,
  wantedPython?: string,
): void {
  if (blueprint.framework === 'django') {
    requirePython(blueprint, environment, wantedPython);
    return;
  }
  const { name, version } = environment.packageManager;
  const oldest = OLDEST[name] ?? 0;
  if (version === undefined || Number(version.split('.')[0]) < oldest) {
    const other = name === 'npm' ? '' : ', take --package-manager npm';
    throw new UserError(
      version === undefined
        ? `${name} does not answer here, so nothing can be installed.`
        : `${name} ${version} is too old to install the project.`,
      `Run: npm install --global ${name}@latest${other}, or write the files alone: --no-install`,
    );
  }
}
