/** A text on one line, as it stands in Markdown: signs that mean something there are escaped. */
export const asMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(SIGNS, String.raw`\$&`);

/** An underscore inside a word is one, and only at the end does a # close a heading. */
const SIGNS = /[\\`*<>[\]&~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|#(?=#*$)/gu;
