import fs from 'fs-extra';
import { homedir } from 'node:os';
import path from 'node:path';

interface Keeper {
  /** The variable that moves its folder. */
  readonly variable: string;
  readonly folder: string;
  /** Where, in that folder, there is one folder per version. */
  readonly versions: string;
}

/** Where version managers keep the Pythons that are not on the PATH: pyenv, uv, asdf and mise, by their documentation. */
const KEEPERS: readonly Keeper[] =
  process.platform === 'win32'
    ? [
        { variable: 'PYENV_ROOT', folder: '.pyenv/pyenv-win', versions: 'versions' },
        { variable: 'UV_PYTHON_INSTALL_DIR', folder: 'AppData/Roaming/uv/python', versions: '' },
      ]
    : [
        { variable: 'PYENV_ROOT', folder: '.pyenv', versions: 'versions' },
        { variable: 'UV_PYTHON_INSTALL_DIR', folder: '.local/share/uv/python', versions: '' },
        { variable: 'ASDF_DATA_DIR', folder: '.asdf', versions: 'installs/python' },
        { variable: 'MISE_DATA_DIR', folder: '.local/share/mise', versions: 'installs/python' },
      ];

const EXECUTABLE = process.platform === 'win32' ? 'python.exe' : 'bin/python3';

/** The Pythons in the folders of version managers; whether they run, only asking them tells. */
export async function versionFolders(): Promise<string[]> {
  const found = await Promise.all(
    KEEPERS.map(async ({ variable, folder, versions }) => {
      const root = path.join(process.env[variable] ?? path.join(homedir(), folder), versions);
      const names = await fs.readdir(root).catch(() => []);
      // Those that Django can't run on need not be started.
      return names
        .filter((name) => /(^|\D)3\.1[0-4](\D|$)/.test(name))
        .map((name) => path.join(root, name, EXECUTABLE));
    }),
  );
  return found.flat();
}
