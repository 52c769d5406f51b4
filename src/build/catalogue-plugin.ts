import { transformSync, type Plugin } from 'esbuild';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { mapTemplates } from '../packs/map-templates.ts';
import type { Content, PackSource } from '../packs/pack.ts';
import { readPacks } from '../packs/registry.ts';
import { precompile } from './compile.ts';

const LOADER = `export default async () => (await import('catalogue/packs')).default;`;

/**
 * Resolves the module `catalogue` to all packs of a templates folder with their templates precompiled, in a chunk of its
 * own: a command that needs no pack doesn't load it.
 */
export function cataloguePlugin(templates: string): Plugin {
  return {
    name: 'catalogue',
    setup(build) {
      build.onResolve({ filter: /^catalogue(\/packs)?$/ }, ({ path: id }) => ({
        path: id,
        namespace: 'catalogue',
      }));
      build.onLoad({ filter: /.*/, namespace: 'catalogue' }, async ({ path: id }) => ({
        contents: id === 'catalogue' ? LOADER : catalogueModule(await readPacks(templates)),
        resolveDir: path.dirname(templates),
        loader: 'js',
      }));
    },
  };
}

/** JavaScript whose default export is the packs, ready to render. */
function catalogueModule(packs: readonly PackSource[]): string {
  return [
    `import { packedTemplates } from './src/plan/packed-templates.ts';`,
    `export default [${packs.map(printPack).join(',')}];`,
  ].join('\n');
}

/** A pack whose templates and texts stand in a list beside it, which is opened when one of them is needed. */
function printPack(pack: PackSource): string {
  const list: string[] = [];
  const put = (code: string): string => String(list.push(code) - 1);
  const printed = printValue(
    mapTemplates(
      pack,
      (template) => new Marked(`p.template(${put(withoutPositions(precompile(template)))})`),
    ),
    put,
  );
  return `((p)=>(${printed}))(packedTemplates(${JSON.stringify(packed(`[${list.join(',')}]`))}))`;
}

const minified = (code: string): string =>
  transformSync(`module.exports=${code}`, { minify: true })
    .code.replace(/^module\.exports=/, '')
    .replace(/;\s*$/, '');

const packed = (code: string): string =>
  brotliCompressSync(minified(code), {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  }).toString('base64');

/** Code that stands for a value. */
class Marked {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

/** JSON, but with code where that was marked, and with the texts of files in the list. */
function printValue(value: unknown, put: (code: string) => string): string {
  if (value instanceof Marked) return value.code;
  if (Array.isArray(value)) return `[${value.map((item) => printValue(item, put)).join(',')}]`;
  if (isText(value))
    return `{kind:"text",get text(){return p.text(${put(JSON.stringify(value.text))})}}`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${printValue(item, put)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

const isText = (value: unknown): value is Extract<Content<string>, { kind: 'text' }> =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'text';

const POSITION = String.raw`\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}`;
const OPTION = new RegExp(`,"loc":${POSITION}`, 'g');
const ARGUMENT = new RegExp(POSITION, 'g');
const LOOKUP =
  /container\.lookupProperty \|\| function\(parent, propertyName\) \{.*?return undefined\s*\}/gs;

/**
 * The same code without where in its template each expression stood, which only messages for developers name, and
 * without what is for older runtimes: that is a third of it, and the package is to be small.
 */
export function withoutPositions(code: string): string {
  return code
    .replaceAll(OPTION, '')
    .replaceAll(ARGUMENT, 'void 0')
    .replaceAll(LOOKUP, 'container.lookupProperty');
}
