/**
 * Paths as an indented tree, folders first as they come; for the preview and `--dry-run`. Where it is longer than `room`
 * lines, folders are folded from the deepest up, and what still doesn't fit is counted.
 */
export function printTree(paths: readonly string[], room = Number.POSITIVE_INFINITY): string {
  let lines = treeLines(paths);
  const deepest = Math.max(0, ...paths.map((path) => path.split('/').length));
  for (let depth = deepest - 1; lines.length > room && depth > 0; depth -= 1)
    lines = treeLines(folded(paths, depth));
  const shown = lines.length > room ? lines.slice(0, Math.max(1, room - 1)) : lines;
  const hidden = lines.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`  … and ${hidden} more`] : [])].join('\n');
}

/** Stands for the `/` of a folder whose files are only counted. */
const FOLDED = '\0';

/** Paths in which a folder at that depth stands for the files in it: `src/models/ (4 files)`. */
function folded(paths: readonly string[], depth: number): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const parts = path.split('/');
    const key = parts.length > depth ? `${parts.slice(0, depth).join('/')}${FOLDED}` : path;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) =>
    key.endsWith(FOLDED) ? `${key} (${count} ${count === 1 ? 'file' : 'files'})` : key,
  );
}

function treeLines(paths: readonly string[]): string[] {
  const lines: string[] = [];
  let open: string[] = [];
  for (const path of [...paths].toSorted(byFolder)) {
    const folders = path.split('/').slice(0, -1);
    let depth = 0;
    while (depth < folders.length && folders[depth] === open[depth]) depth += 1;
    for (; depth < folders.length; depth += 1)
      lines.push(`${'  '.repeat(depth)}${folders[depth]}/`);
    open = folders;
    lines.push(`${'  '.repeat(folders.length)}${path.split('/').at(-1)}`);
  }
  return lines.map((line) => `  ${line.replace(FOLDED, '/')}`);
}

/** Folders before files at every level, each in alphabetical order. */
function byFolder(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let depth = 0; ; depth += 1) {
    const [x, y] = [left[depth], right[depth]];
    if (x === y) continue;
    const [xIsFile, yIsFile] = [isFile(left, depth), isFile(right, depth)];
    if (xIsFile !== yIsFile) return xIsFile ? 1 : -1;
    return (x ?? '') < (y ?? '') ? -1 : 1;
  }
}

const isFile = (path: readonly string[], depth: number): boolean =>
  depth === path.length - 1 && !path[depth]?.includes(FOLDED);
