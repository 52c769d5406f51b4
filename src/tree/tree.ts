import { Bug } from '../errors.ts';

/** The files of a project in memory: relative path with `/` → its text. */
export type Tree = ReadonlyMap<string, string>;

const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const FORBIDDEN = /[<>:"\\|?*\p{Cc}]/u;

/** Makes a tree of files; throws Bug where two files share a path or a path could leave the project's folder. */
export function treeOf(files: Iterable<readonly [path: string, text: string]>): Tree {
  const tree = new Map<string, string>();
  const folded = new Set<string>();
  for (const [path, text] of files) {
    assertSafe(path);
    // Windows and macOS take `A.ts` and `a.ts` for one file.
    if (folded.has(path.toLowerCase())) throw new Bug(`Two packs write ${path}.`);
    folded.add(path.toLowerCase());
    tree.set(path, text);
  }
  return new Map([...tree].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function assertSafe(path: string): void {
  const segments = path.split('/');
  const bad =
    path === '' ||
    FORBIDDEN.test(path) ||
    segments.some(
      (part) =>
        part === '' || part === '.' || part === '..' || DEVICE.test(part) || /[. ]$/.test(part),
    );
  if (bad) throw new Bug(`${JSON.stringify(path)} is no safe path for a project's file.`);
}
