// Makes a clone ready: installs what package-lock.json names and builds dist/ where either is missing or out of date.
// Plain JavaScript without dependencies, because it runs before anything is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function newest(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Math.max(...entries.map((entry) => changed(path.join(entry.parentPath, entry.name))));
}

function npm(...args) {
  // npm is a script: started through the Node that runs this, it needs no shell on any platform.
  const script = process.env.npm_execpath;
  const [file, first] = script ? [process.execPath, [script]] : ['npm', []];
  execFileSync(file, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
}

if (
  changed(path.join(root, 'node_modules/.package-lock.json')) <
  changed(path.join(root, 'package-lock.json'))
) {
  // `npm ci` would empty the folder behind a link, which is somebody else's.
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error('node_modules is a link to another folder: remove the link, and run this again.');
    process.exit(1);
  }
  npm('ci');
}

const sources = ['src', 'generators', 'templates', 'package.json'].map((name) =>
  path.join(root, name),
);
const latest = Math.max(
  ...sources.map((file) => (statSync(file).isDirectory() ? newest(file) : changed(file))),
);
if (changed(path.join(root, 'dist/main.js')) < latest) npm('run', '--silent', 'build');
