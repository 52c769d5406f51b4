import Handlebars from 'handlebars';
import { mergeImports } from './import-block.ts';
import { asMarkdown } from './markdown.ts';
import { fitted, PRINT_WIDTH } from './print-width.ts';

/** Handlebars passes its own options behind the arguments of a call. */
const said = (args: readonly unknown[]): readonly unknown[] => args.slice(0, -1);

/** Everything that a template can say beside names, `if`, `unless`, `each` and `with`. */
export const EXPRESSIONS: Readonly<Record<string, Handlebars.HelperDelegate>> = {
  /** A text as a string literal of JavaScript. */
  quote: (text: unknown) => quote(text),

  /** A text as it stands in HTML, also in HTML that is itself a template of Django, EJS or JavaScript. */
  html: (text: unknown) =>
    String(text).replaceAll(/[&<>"'{}%`\\]/g, (sign) => `&#${sign.charCodeAt(0)};`),

  markdown: (text: unknown) => asMarkdown(String(text)),

  json: (value: unknown) => JSON.stringify(value),

  /** `(text 'models.' plural '.count()')`: its parts put together. */
  text: (...parts: unknown[]) => said(parts).join(''),

  /** `{{expr name '.id'}}` → `${name.id}`, which Handlebars can't be told directly. */
  expr: (...parts: unknown[]) => `\${${said(parts).join('')}}`,

  /** A cell of a Markdown table, padded the way Prettier aligns columns. */
  pad: (text: unknown, width: unknown) => String(text).padEnd(Number(width)),

  /** Whether one of the values holds; an empty list doesn't, as in `{{#if}}`. */
  any: (...values: unknown[]) => said(values).some((value) => !Handlebars.Utils.isEmpty(value)),

  /** Whether a piece of code is a regular expression, and not, say, the name of a class. */
  isPattern: (code: unknown) => /^(\/|new RegExp\b)/.test(String(code)),

  /** `(pluck fields 'camel')`: one property of every item. */
  pluck: (list: unknown, key: unknown) =>
    (list as readonly Record<string, unknown>[]).map((item) => item[String(key)]),

  /** `{{listing 'const names =' names ';'}}`: a list of strings as code, broken up where Prettier would. */
  listing: (head: unknown, items: unknown, tail: unknown) => {
    const quoted = (items as readonly string[]).map(quote);
    return fitted(
      `${String(head)} [${quoted.join(', ')}]${String(tail)}`,
      `${String(head)} [`,
      quoted,
      `]${String(tail)}`,
    );
  },

  /** `{{rows 'const cases =' cases ';'}}`: a list of objects, whose values are code, broken up where Prettier would. */
  rows: (head: unknown, items: unknown, tail: unknown) =>
    rows(String(head), items as readonly Row[], String(tail)),

  /** `{{imports names './' file '.js'}}`: an import statement, broken up where Prettier would. */
  imports: (names: unknown, ...path: unknown[]) => {
    const list = names as readonly string[];
    const from = `from '${said(path).join('')}';`;
    const line = `import { ${list.join(', ')} } ${from}`;
    return list.length === 1 ? line : fitted(line, 'import {', list, `} ${from}`);
  },

  /** `{{#importBlock}}…{{/importBlock}}`: import statements of several packs, sorted, those of one module as one. */
  importBlock(this: unknown, options: Handlebars.HelperOptions) {
    return mergeImports(options.fn(this));
  },

  /** `{{#joined}}…{{/joined}}`: what several packs say, each on a line, as one phrase: `a, b and c`. */
  joined(this: unknown, options: Handlebars.HelperOptions) {
    const parts = options.fn(this).split('\n').filter(Boolean);
    return parts.join(', ').replace(/, ([^,]*)$/, ' and $1');
  },

  /**
   * `{{#fits 100}}one line{{else}}several lines{{/fits}}`: the first block where each of its lines has at most that
   * many columns, else the second; so that names of any length come out as the formatter would lay them out.
   */
  fits(this: unknown, width: unknown, options: Handlebars.HelperOptions) {
    const text = options.fn(this);
    const fit = text.split('\n').every((line) => line.length <= Number(width));
    return fit ? text : options.inverse(this);
  },
};

/** The way Prettier writes it with singleQuote: double quotes only where they save escapes. */
export function quote(text: unknown): string {
  const plain = String(text);
  const double = JSON.stringify(plain);
  if (plain.split("'").length > plain.split('"').length) return double;
  return `'${double
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)}'`;
}

type Row = Readonly<Record<string, string>>;

function rows(head: string, items: readonly Row[], tail: string): string {
  const indent = ' '.repeat(head.search(/\S/));
  const inline = items.map((row) => `{ ${entries(row).join(', ')} }`);
  const line = `${head} [${inline.join(', ')}]${tail}`;
  if (items.length === 1 && line.length <= PRINT_WIDTH) return line;
  const lines = items.map((row, position) => {
    const short = `${indent}  ${inline[position] ?? ''},`;
    if (short.length <= PRINT_WIDTH) return short;
    return [
      `${indent}  {`,
      ...entries(row).map((entry) => `${indent}    ${entry},`),
      `${indent}  },`,
    ].join('\n');
  });
  return [`${head} [`, ...lines, `${indent}]${tail}`].join('\n');
}

const entries = (row: Row): string[] =>
  Object.entries(row).map(([key, value]) => `${key}: ${value}`);
