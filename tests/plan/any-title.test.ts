import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/plan/blueprint.ts';
import { plan } from '../../src/plan/plan.ts';
import { parseFault, pythonFaultsOf } from '../matrix/syntax.ts';
import { blueprintFor, PLAN_OPTIONS, type Wish } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';
import { fuzz } from '../support/fuzz.ts';

/** Where a title is in a text, whatever was done to the rest of it. */
const MARK = 'zqx';

const SIGNS = [
  '{{x}}',
  '{{',
  '}}',
  '{% x %}',
  '{# x #}',
  '<%= x %>',
  '%>',
  '${x}',
  '$',
  '`',
  "'",
  '"',
  '\\',
  '\\n',
];
const MARKUP = [
  '<b>',
  '&amp;',
  '&',
  '-->',
  '*',
  '_',
  '__',
  '#',
  '|',
  '~',
  '[x](y)',
  '!',
  ': ',
  ' #',
  '- ',
  '@',
  '%s',
];
const LETTERS = [
  'é',
  'ß',
  '漢字',
  '🦄',
  '\u202e',
  'שלום',
  'e\u0301',
  ' ',
  'a',
  '7',
  'null',
  'yes',
  'Shop',
];

/** Names of folders, as far as they may be a project's: no slash, no control characters. */
const title = fc
  .tuple(
    fc.array(fc.constantFrom(...SIGNS, ...MARKUP, ...LETTERS), { maxLength: 6 }),
    fc.array(fc.constantFrom(...SIGNS, ...MARKUP, ...LETTERS), { maxLength: 6 }),
  )
  .map(([before, after]) => `${before.join('')}${MARK}${after.join('')}`);

const PROJECTS: Readonly<Record<string, Wish['choices']>> = {
  'Express in TypeScript': { framework: 'express', surface: 'both' },
  'Express in JavaScript': { framework: 'express', surface: 'both', language: 'javascript' },
  Django: { framework: 'django', surface: 'both' },
  'Django with Ninja': { framework: 'django', surface: 'api', api: 'ninja' },
};
const FEATURES = ['postman', 'agents', 'ci-gitlab', 'devcontainer'];

const decoded = (html: string): string =>
  html.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
const unescaped = (markdown: string): string => markdown.replaceAll(/\\([\\`*_<>[\]&~|#])/g, '$1');

const LITERAL = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/** What of a file holds the mark, as who runs or reads it sees it. */
function textsOf(file: string, text: string): string[] {
  const lines = (of: string) => of.split('\n').filter((line) => line.includes(MARK));
  if (/\.(html|ejs)$/.test(file)) return lines(text).map(decoded);
  if (file.endsWith('.md')) return lines(text).map(unescaped);
  const literals = text.match(LITERAL)?.filter((literal) => literal.includes(MARK)) ?? [];
  const rest = literals.reduce((left, literal) => left.replace(literal, ''), text);
  // Python and JSON write such strings as JavaScript does; what else there is in code is HTML.
  const values = literals.map((literal) => String(new Function(`return ${literal}`)()));
  return [...values, ...lines(rest)].map(decoded);
}

/** Whether a text has the mark, but neither the title nor a name that was made of it. */
const changed = (text: string, { title, slug, module }: Blueprint): boolean => {
  const names = [title, title.replaceAll(/\s+/g, ' ').trim(), slug, module, module.slice(0, 40)];
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), text);
  return rest.includes(MARK);
};

describe.each(Object.entries(PROJECTS))('the title of %s', (_name, choices) => {
  it('is data in every file, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(title, async (name) => {
        const blueprint = blueprintFor({ name, choices: { ...choices, features: FEATURES } });
        const files = [...plan(blueprint, catalogue, PLAN_OPTIONS)].filter(([, text]) =>
          text.includes(MARK),
        );
        const faults = await Promise.all(files.map((file) => parseFault(...file)));
        const python = files.filter(([file]) => file.endsWith('.py'));
        expect([...faults.filter(Boolean), ...(await pythonFaultsOf(python))]).toEqual([]);
        const shown = files.flatMap(([file, text]) => textsOf(file, text));
        expect(shown.filter((text) => changed(text, blueprint))).toEqual([]);
        expect(shown.filter((text) => text.includes(blueprint.title)).length).toBeGreaterThan(5);
      }),
      fuzz(10),
    );
  });
});
