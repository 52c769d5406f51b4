/** `.gitignore`: the packs' lines, each once, in their order. */
export function printGitignore(lists: readonly (readonly string[])[]): string {
  return `${[...new Set(lists.flat())].join('\n')}\n`;
}
