import { build, type Plugin } from 'esbuild';
import fs from 'fs-extra';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cataloguePlugin } from './catalogue-plugin.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const besidePlop = path.join(root, 'src/build/beside-plop.ts');

/** CommonJS packages inside an ESM bundle ask for Node's own modules through require. */
const REQUIRE = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`;

/** zod's messages in dozens of languages; ours are in English. */
const withoutLocales: Plugin = {
  name: 'without-locales',
  setup({ onLoad }) {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};

/** In the words of the oldest Node, and before anything that it does not know. */
const REFUSE_OLD_NODE = `#!/usr/bin/env node
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error('create-backend needs Node 20.19 or newer; this is ' + process.versions.node + '.');
  process.exit(2);
}`;

await fs.emptyDir(path.join(root, 'dist'));
await build({
  absWorkingDir: root,
  entryPoints: ['src/build/start.ts'],
  outfile: 'dist/create-backend.cjs',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node14',
  supported: { 'dynamic-import': true },
  banner: { js: REFUSE_OLD_NODE },
  logLevel: 'warning',
});
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/build/entry.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  banner: { js: REQUIRE },
  alias: {
    // What node-plop brings for what our generators don't do.
    inquirer: besidePlop,
    resolve: besidePlop,
    tinyglobby: besidePlop,
    // Templates are precompiled: users need Handlebars' runtime alone.
    handlebars: 'handlebars/dist/cjs/handlebars.runtime.js',
  },
  plugins: [cataloguePlugin(path.join(root, 'templates'), path.join(root, 'dist')), withoutLocales],
  logLevel: 'warning',
});
