import { transformSync, type Plugin } from 'esbuild';
import fs from 'fs-extra';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { mapTemplates } from '../packs/map-templates.ts';
import type { PackSource } from '../packs/pack.ts';
import { readPacks } from '../packs/registry.ts';
import type { PackedPack } from '../plan/packed-catalogue.ts';
import { precompile } from './compile.ts';

const LOADER = `export default async () => (await import('catalogue/packs')).default;`;

/** What packed-catalogue.ts opens, beside the bundle: V8 would read through it all if it were code. */
const INDEX = 'catalogue.json';
const LISTS = 'catalogue.bin';

const OPENER = `
import { readFileSync } from 'node:fs';
import { openCatalogue } from './src/plan/packed-catalogue.ts';
const read = (name) => readFileSync(new URL(name, import.meta.url));
export default openCatalogue(read('${INDEX}').toString(), read('${LISTS}'));`;

/**
 * Resolves the module `catalogue` to all packs of a templates folder with their templates precompiled, in a chunk of its
 * own and two files in `outdir`: a command that needs no pack doesn't load them.
 */
export function cataloguePlugin(templates: string, outdir: string): Plugin {
  return {
    name: 'catalogue',
    setup(build) {
      build.onResolve({ filter: /^catalogue(\/packs)?$/ }, ({ path: id }) => ({
        path: id,
        namespace: 'catalogue',
      }));
      build.onLoad({ filter: /.*/, namespace: 'catalogue' }, ({ path: id }) => ({
        contents: id === 'catalogue' ? LOADER : OPENER,
        resolveDir: path.dirname(templates),
        loader: 'js',
      }));
      build.onEnd(async () => {
        const { index, lists } = packCatalogue(await readPacks(templates));
        await fs.outputJson(path.join(outdir, INDEX), index);
        await fs.outputFile(path.join(outdir, LISTS), lists);
      });
    },
  };
}

/** The packs with what is big in them apart, each pack's in one list, compressed. */
function packCatalogue(packs: readonly PackSource[]): { index: PackedPack[]; lists: Buffer } {
  const lists: Buffer[] = [];
  let start = 0;
  const index = packs.map((pack): PackedPack => {
    const list: string[] = [];
    const put = (code: string): number => list.push(code) - 1;
    const packed = mapTemplates(
      pack,
      (template) => put(withoutPositions(precompile(template))),
      (text) => ({ kind: 'text', text: String(put(JSON.stringify(text))) }),
    );
    const bytes = compressed(`[${list.join(',')}]`);
    lists.push(bytes);
    const first = start;
    start += bytes.length;
    return { ...packed, bytes: [first, start] };
  });
  return { index, lists: Buffer.concat(lists) };
}

const minified = (code: string): string =>
  transformSync(`module.exports=${code}`, { minify: true })
    .code.replace(/^module\.exports=/, '')
    .replace(/;\s*$/, '');

const compressed = (code: string): Buffer =>
  brotliCompressSync(minified(code), {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  });

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
