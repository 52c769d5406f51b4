import { randomBytes } from 'node:crypto';
import { packsOf } from '../plan/plan.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import type { Toolchain } from '../run/toolchain.ts';
import type { Change } from '../tree/diff.ts';
import type { Tree } from '../tree/tree.ts';
import type { Session } from './session.ts';

/** Files that are this machine's own and no part of the plan: `.env`, and what the install needs from the start. */
export function localFilesOf(
  tree: Tree,
  blueprint: Blueprint,
  toolchain: Toolchain,
  catalogue: Session['catalogue'],
): Change[] {
  const needed = Object.entries(toolchain.localFiles);
  return [
    ...environmentFile(tree, secretsOf(blueprint, catalogue)),
    ...needed.map(([path, text]): Change => ({ path, kind: 'create', text })),
  ];
}

/** `.env` holds this machine's own values, and is ignored by git: the example's, with secrets made here. */
function environmentFile(tree: Tree, secrets: readonly string[]): Change[] {
  let text = tree.get('.env.example');
  if (text === undefined) return [];
  for (const name of secrets) {
    text = text.replace(
      new RegExp(`^${name}=.*$`, 'm'),
      `${name}=${randomBytes(48).toString('base64url')}`,
    );
  }
  return [{ path: '.env', kind: 'create', text }];
}

const secretsOf = (blueprint: Blueprint, catalogue: Session['catalogue']): string[] =>
  packsOf(blueprint, catalogue)
    .flatMap((pack) => pack.manifest.env)
    .filter((variable) => variable.secret)
    .map((variable) => variable.name);
