import type { PackageManager } from './package-managers.ts';

/** How CI and an image get Node's package manager, and how an image installs with it. */
export interface NodeSetup {
  /** What an install reads. */
  readonly manifests: readonly string[];
  readonly lockfile: string;
  /** Where the manager itself comes from, as instructions of a Dockerfile; empty where Node brings it. */
  readonly imageTool: string;
  /** The same as a command. */
  readonly tool: string;
  /** Installs what the lockfile names and runs no script: the sources aren't there yet. */
  readonly imageInstall: string;
  /** Steps of a GitHub workflow before `setup-node`, and after it. */
  readonly before: string;
  readonly after: string;
  /** The name by which `setup-node` knows the manager's cache; empty where it doesn't. */
  readonly cache: string;
}

/** Of a manager of that version, or of its usual one where nobody knows the version. */
export function nodeSetupOf(manager: PackageManager, version = ''): NodeSetup {
  const { name, cleanInstall } = manager;
  const major = Number(version.split('.')[0]);
  const manifests = ['package.json', ...manager.settings([]).map(([path]) => path)];
  const none = { manifests, imageTool: '', tool: '', before: '', after: '', cache: name };
  // What runs the build is said by itself, once the sources are there.
  const [install = cleanInstall] = cleanInstall.split(' && ');
  const withoutScripts = `${install} --ignore-scripts`;
  if (name === 'pnpm') {
    const wanted = version === '' ? '10' : version;
    const isPinned = version !== '' && major <= 10;
    const tool = `npm install --global pnpm@${wanted}`;
    return {
      ...none,
      lockfile: 'pnpm-lock.yaml',
      imageTool: `RUN ${tool}\n`,
      tool,
      imageInstall: withoutScripts,
      before: isPinned
        ? '- uses: pnpm/action-setup@v4\n'
        : `- uses: pnpm/action-setup@v4\n  with:\n    version: ${wanted}\n`,
    };
  }
  if (name === 'yarn' && major !== 1) {
    const corepack = 'npm install --global corepack && corepack enable';
    return {
      ...none,
      lockfile: 'yarn.lock',
      imageTool: `RUN ${corepack}\n`,
      tool: corepack,
      imageInstall: `${install} --mode=skip-build`,
      before: `- run: ${corepack}\n`,
    };
  }
  if (name === 'bun') {
    const wanted = version === '' ? '1' : version;
    return {
      ...none,
      lockfile: 'bun.lock',
      imageTool: `COPY --from=oven/bun:${wanted} /usr/local/bin/bun /usr/local/bin/\n`,
      tool: `npm install --global bun@${wanted}`,
      imageInstall: withoutScripts,
      after: [
        '- uses: oven-sh/setup-bun@v2',
        '  with:',
        `    bun-version: ${wanted}`,
        '- uses: actions/cache@v4',
        '  with:',
        '    path: ~/.bun/install/cache',
        "    key: bun-${{ runner.os }}-${{ hashFiles('bun.lock') }}",
        '',
      ].join('\n'),
      cache: '',
    };
  }
  const lockfile = name === 'yarn' ? 'yarn.lock' : 'package-lock.json';
  return { ...none, lockfile, imageInstall: withoutScripts };
}
