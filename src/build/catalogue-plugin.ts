import type { Plugin } from 'esbuild';
import path from 'node:path';
import { mapTemplates, type PackSource } from '../packs/pack.ts';
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
    `import { templateOf as t } from './src/plan/render.ts';`,
    `export default ${printValue(packs.map((pack) => mapTemplates(pack, (template) => new Marked(template))))};`,
  ].join('\n');
}

class Marked {
  readonly template: string;
  constructor(template: string) {
    this.template = template;
  }
}

/** JSON, but with calls where templates stand. */
function printValue(value: unknown): string {
  if (value instanceof Marked) return `t(${precompile(value.template)})`;
  if (Array.isArray(value)) return `[${value.map(printValue).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${printValue(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
