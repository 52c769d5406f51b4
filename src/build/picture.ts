/**
 * Draws docs/run.svg for README from a real run: `npm run picture`. The run happens in a pseudo-terminal (`script` from
 * util-linux), so that its colours are those that users see.
 */
import { execa } from 'execa';
import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ARGS = 'my-shop --product shop --team js --yes';
const FONT = 14;
const LINE = 19;
const CHARACTER = 8.43;

/** Select Graphic Rendition codes that we print → how SVG shows them. */
const STYLES: Readonly<Record<string, string>> = {
  1: 'font-weight="bold"',
  2: 'fill="#8b949e"',
  31: 'fill="#ff7b72"',
  32: 'fill="#3fb950"',
  33: 'fill="#d29922"',
  36: 'fill="#39c5cf"',
};

const folder = await fs.mkdtemp(path.join(tmpdir(), 'create-backend-picture-'));
const { CI: _ci, NO_COLOR: _noColor, ...env } = process.env;
const { stdout } = await execa(
  'script',
  [
    '--quiet',
    '--return',
    '--command',
    `node '${path.join(root, 'bin/create-backend.js')}' ${ARGS}`,
    '/dev/null',
  ],
  { cwd: folder, env: { ...env, TERM: 'xterm-256color' }, extendEnv: false, stdin: 'ignore' },
);
await fs.remove(folder);

// A line that was cleared and written again counts as its last text.
const lines = [
  `$ npx create-backend ${ARGS}`,
  ...stdout.split(/\r?\n/).map((line) => line.split('\u001B[2K').at(-1) ?? ''),
];
while (lines.at(-1)?.trim() === '') lines.pop();

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Styles go on from line to line until they are changed. */
let style = '';

function spans(line: string): string {
  return (
    line
      // oxlint-disable-next-line no-control-regex
      .split(/\u001B\[(\d*)m/)
      .map((part, index) => {
        if (index % 2 === 1) {
          style = STYLES[part] ?? '';
          return '';
        }
        return part === '' ? '' : `<tspan ${style}>${escapeXml(part.replaceAll('\r', ''))}</tspan>`;
      })
      .join('')
  );
}

const width = Math.ceil(84 * CHARACTER) + 40;
const height = lines.length * LINE + 60;
const text = lines.map(
  (line, index) =>
    `<text x="20" y="${50 + index * LINE}" xml:space="preserve">${spans(line)}</text>`,
);
await fs.outputFile(
  path.join(root, 'docs/run.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT}" fill="#e6edf3">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<circle cx="22" cy="20" r="6" fill="#ff5f56"/><circle cx="42" cy="20" r="6" fill="#ffbd2e"/><circle cx="62" cy="20" r="6" fill="#27c93f"/>
${text.join('\n')}
</svg>
`,
);
