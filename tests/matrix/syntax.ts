import { transform } from 'esbuild';
import { execa } from 'execa';
import { parse as parseHtml } from 'node-html-parser';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml, parseAllDocuments } from 'yaml';

type Parser = (text: string) => unknown;

/** By the end of a file's name; each throws on text that its format does not know. */
const PARSERS: Readonly<Record<string, Parser>> = {
  ts: (text) => transform(text, { loader: 'ts' }),
  js: (text) => transform(text, { loader: 'js' }),
  css: (text) => transform(text, { loader: 'css' }),
  // As YAML, which JSON is part of: a key that is there twice is an error.
  json: (text) => [JSON.parse(text), parseYaml(text, { uniqueKeys: true })],
  yml: yaml,
  yaml,
  toml: parseToml,
  html: (text) => parseHtml(text),
};

function yaml(text: string): void {
  for (const { errors } of parseAllDocuments(text, { uniqueKeys: true })) {
    if (errors[0]) throw errors[0];
  }
}

/** What only a template or a value that nobody gave leaves behind. */
const LEFTOVERS = /\{\{[#/>~!]|\{\{else|\[object Object\]|\bundefined\b(?=[.,;)]? *$)/;

/** What is wrong with a generated file, or undefined. Python has a parser of its own: `pythonFaultsOf`. */
export async function syntaxFault(file: string, text: string): Promise<string | undefined> {
  const leftover = /\.(md|ya?ml|json|toml|txt)$/.test(file) ? LEFTOVERS.exec(text)?.[0] : undefined;
  if (leftover !== undefined) return `${file} has ${leftover}`;
  if (/\{\{[#/>]/.test(text) && !file.endsWith('.ejs')) return `${file} has a template expression`;
  return parseFault(file, text);
}

/** Why its format does not take a file, or undefined. */
export async function parseFault(file: string, text: string): Promise<string | undefined> {
  try {
    await PARSERS[file.split('.').at(-1) ?? '']?.(text);
    return undefined;
  } catch (error) {
    return `${file}: ${String(error)}`;
  }
}

const PARSE = `
import ast, json, sys
for name, text in json.load(sys.stdin):
    try:
        ast.parse(text)
    except SyntaxError as error:
        print(f"{name}: {error}")
`;

/** What Python itself says of many files at once: one line for each that it can't parse. */
export async function pythonFaultsOf(
  files: readonly (readonly [file: string, text: string])[],
): Promise<string[]> {
  const { stdout } = await execa('python3', ['-c', PARSE], { input: JSON.stringify(files) });
  return stdout.split('\n').filter(Boolean);
}
