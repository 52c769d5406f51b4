import type { Tree } from './tree.ts';

/** What is to happen to one path. `conflict` is never written: the user's file and the template both changed. */
export interface Change {
  readonly path: string;
  readonly kind: 'create' | 'overwrite' | 'delete' | 'keep' | 'conflict';
  /** The new text, where there is one. */
  readonly text?: string;
}

/**
 * The difference that turns `base` (what create-backend wrote last) into `next` (what it would write now), on a disk
 * where the user may have changed things since. Creating a project is the case of an empty base and an empty disk.
 *
 *                   template changed   template dropped   template same
 *   user untouched  overwrite          delete             keep
 *   user edited     conflict           conflict           keep
 *   user deleted    conflict           keep               keep
 */
export function diff(base: Tree, next: Tree, disk: Tree): Change[] {
  const paths = [...new Set([...base.keys(), ...next.keys()])].toSorted();
  return paths.map((path) => changeOf(path, base.get(path), next.get(path), disk.get(path)));
}

function changeOf(path: string, base?: string, next?: string, disk?: string): Change {
  const text = next === undefined ? {} : { text: next };
  if (next === disk || next === base) return { path, kind: 'keep', ...text };
  if (base === undefined)
    return { path, kind: disk === undefined ? 'create' : 'conflict', ...text };
  if (next === undefined && disk === undefined) return { path, kind: 'keep' };
  if (disk !== base) return { path, kind: 'conflict', ...text };
  return next === undefined ? { path, kind: 'delete' } : { path, kind: 'overwrite', text: next };
}
