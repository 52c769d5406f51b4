import { PRINT_WIDTH } from '../../print-width.ts';

/** JSON as Prettier leaves it: a property a line, and lists of plain values in one line where that fits. */
export const printJson = (value: unknown): string => `${print('', value, '')}\n`;

/** `head` is what stands before the value on its line, with the indent. */
function print(head: string, value: unknown, indent: string): string {
  const inner = `${indent}  `;
  const block = (open: string, lines: readonly string[], close: string): string =>
    lines.length === 0
      ? `${head}${open}${close}`
      : `${head}${open}\n${lines.join(',\n')}\n${indent}${close}`;
  if (Array.isArray(value)) {
    const plain = value.map((item) => JSON.stringify(item));
    const line = `${head}[${plain.join(', ')}]`;
    // A comma may follow.
    if (value.every((item) => typeof item !== 'object') && line.length < PRINT_WIDTH) return line;
    return block(
      '[',
      value.map((item) => print(inner, item, inner)),
      ']',
    );
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return block(
      '{',
      entries.map(([key, item]) => print(`${inner}${JSON.stringify(key)}: `, item, inner)),
      '}',
    );
  }
  return `${head}${JSON.stringify(value)}`;
}
