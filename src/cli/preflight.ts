import { INVOCATION } from '../invocation.ts';
import path from 'node:path';
import { projectNameOf, type ProjectName } from '../choices/project-name.ts';
import { UserError } from '../errors.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import type { Environment } from '../run/probe.ts';
import { inspectTarget, type Target } from '../tree/target.ts';
import { PYTHON_RANGE } from './python-choices.ts';
import { requirePython } from './require-python.ts';
import type { Terminal } from './terminal.ts';

/** Oldest npm that Node 20.19 comes with understands all that we write; an older one is asked to be updated. */
const OLDEST_NPM = 9;

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
  needs: { install: boolean; git: boolean },
  terminal: Terminal,
): void {
  const { node, npm, git, pythons, uv } = environment;
  const python = pythons?.chosen;
  const found = [
    `Node ${node}`,
    npm && `npm ${npm}`,
    git && `git ${git}`,
    python && `Python ${python.version}`,
    uv && `uv ${uv}`,
  ];
  terminal.note(terminal.paint('dim', `Found ${found.filter(Boolean).join(', ')}.`));
  for (const [tool, found, lost] of [
    ['npm', npm, 'Express projects can be written, but not installed'],
    [`Python ${PYTHON_RANGE}`, python, 'Django projects can be written, but not installed'],
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
  const { npm } = environment;
  if (npm === undefined || Number(npm.split('.')[0]) < OLDEST_NPM) {
    throw new UserError(
      npm === undefined
        ? 'npm does not answer here, so nothing can be installed.'
        : `npm ${npm} is too old to install the project.`,
      'Install npm 9 or later (it comes with Node), or write the files alone: --no-install',
    );
  }
}
