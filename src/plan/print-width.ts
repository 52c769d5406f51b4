/** printWidth of the generated projects' formatters. */
export const PRINT_WIDTH = 100;

/** The line where it fits; else the items one by one between head and tail. */
export function fitted(line: string, head: string, items: readonly string[], tail: string): string {
  if (line.length <= PRINT_WIDTH) return line;
  const indent = ' '.repeat(head.search(/\S/));
  return `${head}\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}${tail}`;
}
