const WIDEST = 80;
const NARROWEST = 40;

/** As wide as the terminal, but 80 columns at most; a pipe has 80. */
const columns = (): number =>
  Math.max(NARROWEST, Math.min(WIDEST, process.stdout.columns || WIDEST));

/** Breaks a text at blanks so that no line exceeds 80 columns or the terminal; `first` and `rest` stand before the lines. */
export function wrap(text: string, first = '', rest = first): string {
  const width = columns();
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
