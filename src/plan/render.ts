import Handlebars from 'handlebars';
import { Bug } from '../errors.ts';

/** A compiled template: context in, text out. Missing names throw. */
export type Template = (context: unknown, options?: object) => string;

/** What a precompiled template needs to become a function; made by the build. */
export type TemplateSpec = object;

/** Options for compiling templates, for the build and the tests alike. */
export const COMPILE_OPTIONS = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { quote: true, json: true, pad: true, fits: true, join: true, expr: true },
  explicitPartialContext: false,
} as const;

const engine = Handlebars.create();

/** 'text' as a JavaScript string literal, the way Prettier writes it with singleQuote. */
engine.registerHelper('quote', (text: unknown) => {
  const plain = String(text);
  const double = JSON.stringify(plain);
  const singles = plain.split("'").length - 1;
  const doubles = plain.split('"').length - 1;
  if (singles > doubles) return double;
  return `'${double
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)}'`;
});
engine.registerHelper('json', (value: unknown) => JSON.stringify(value));
/** `{{expr name '.id'}}` → `${name.id}`, which Handlebars can't be told directly. */
engine.registerHelper('expr', (...parts: unknown[]) => `\${${parts.slice(0, -1).join('')}}`);
/** `{{join list}}` → `a, b, c`. */
engine.registerHelper('join', (list: unknown) => (list as readonly string[]).join(', '));
/** A cell of a Markdown table, padded the way Prettier aligns columns. */
engine.registerHelper('pad', (text: unknown, width: unknown) => String(text).padEnd(Number(width)));
/**
 * `{{#fits 100}}one line{{else}}several lines{{/fits}}`: the first block where each of its lines has at most that many
 * columns, else the second; so that names of any length come out as the formatter would lay them out.
 */
engine.registerHelper(
  'fits',
  function (this: unknown, width: unknown, options: Handlebars.HelperOptions) {
    const text = options.fn(this);
    return text.split('\n').every((line) => line.length <= Number(width))
      ? text
      : options.inverse(this);
  },
);

/** Makes a precompiled template callable. */
export const templateOf = (spec: TemplateSpec): Template => engine.template(spec) as Template;

/** Renders with the given partials: the slots as the packs of this project fill them. */
export function render(
  template: Template,
  context: unknown,
  slots: Readonly<Record<string, Template>>,
): string {
  try {
    // A slot on an indented line indents its blank lines too.
    return template(context, { partials: slots }).replaceAll(/[ \t]+$/gm, '');
  } catch (error) {
    throw new Bug(`A template can't be rendered: ${(error as Error).message}`);
  }
}
