/** Paths as an indented tree, folders first as they come; for the preview and `--dry-run`. */
export function printTree(paths: readonly string[]): string {
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
  return lines.map((line) => `  ${line}`).join('\n');
}

/** Folders before files at every level, each in alphabetical order. */
function byFolder(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let depth = 0; ; depth += 1) {
    const [x, y] = [left[depth], right[depth]];
    if (x === y) continue;
    const [xIsFile, yIsFile] = [depth === left.length - 1, depth === right.length - 1];
    if (xIsFile !== yIsFile) return xIsFile ? 1 : -1;
    return (x ?? '') < (y ?? '') ? -1 : 1;
  }
}
