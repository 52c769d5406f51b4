import { Bug } from '../errors.ts';
import type { Pack } from '../packs/pack.ts';
import type { Blueprint } from './blueprint.ts';

/** How a package manager is told to do things, in README and by us. Commands in a row are joined by `&&`. */
export interface PackageManager {
  readonly name: string;
  readonly install: string;
  /** Installs exactly what the lockfile names. */
  readonly cleanInstall: string;
  /** Fails where the clean install would refuse the lockfile that an install has written; absent where none does that. */
  readonly checkLockfile?: string;
  /** Removes what only development needs. */
  readonly prune: string;
  /** Both at once, where nothing is built: what the lockfile names, without what only development needs. */
  readonly productionInstall: string;
  /** Before a script's name. */
  readonly run: string;
  /** The same, so that nothing but the script prints. */
  readonly runQuietly: string;
  /** Runs the tests. */
  readonly test: string;
  /** Between a script's name and the arguments that are for the script. */
  readonly pass: string;
  /** Before the name of a tool that is installed in the project. */
  readonly exec: string;
  /** Whether an install runs the project's own script `prepare`. */
  readonly prepares: boolean;
  /** The section of package.json that says which versions dependencies get of what they need. */
  readonly overrides: 'overrides' | 'resolutions';
  /** Whether package.json says which version of it the project was made with, by that version. */
  pins(version: string): boolean;
  readonly gitignore: readonly string[];
  /** Files of its own that Prettier would take for the project's. */
  readonly prettierignore: readonly string[];
  /** Its settings, if it needs any; `scripted` are the dependencies whose install scripts may run. */
  settings(scripted: readonly string[]): readonly (readonly [path: string, text: string])[];
}

const NPM: PackageManager = {
  name: 'npm',
  install: 'npm install',
  cleanInstall: 'npm ci',
  // An optional package that the registry doesn't have stays out of its lockfile, which `npm ci` refuses then.
  checkLockfile: 'npm ci --dry-run --ignore-scripts',
  prune: 'npm prune --omit=dev',
  productionInstall: 'npm ci --omit=dev',
  run: 'npm run',
  runQuietly: 'npm run --silent',
  test: 'npm test',
  pass: ' --',
  exec: 'npx',
  overrides: 'overrides',
  prepares: true,
  pins: () => false,
  gitignore: [],
  prettierignore: [],
  settings: () => [],
};

const PNPM: PackageManager = {
  name: 'pnpm',
  install: 'pnpm install',
  cleanInstall: 'pnpm install --frozen-lockfile',
  prune: 'pnpm prune --prod --ignore-scripts',
  productionInstall: 'pnpm install --frozen-lockfile --prod',
  run: 'pnpm',
  runQuietly: 'pnpm --silent',
  test: 'pnpm test',
  pass: '',
  exec: 'pnpm exec',
  overrides: 'resolutions',
  prepares: true,
  // Later ones would fetch themselves from the registry for it at every install.
  pins: (version) => Number(version.split('.')[0]) <= 10,
  gitignore: [],
  prettierignore: ['pnpm-lock.yaml'],
  // pnpm runs no install script that nobody has allowed, and from version 11 on fails over one.
  settings: (scripted) => [['pnpm-workspace.yaml', allowed(scripted)]],
};

/** Yarn 2 and later, which never run `prepare` in the project itself. */
const YARN: PackageManager = {
  name: 'yarn',
  install: 'yarn install',
  cleanInstall: 'yarn install --immutable',
  prune: 'yarn workspaces focus --production',
  productionInstall: 'yarn workspaces focus --production',
  run: 'yarn',
  runQuietly: 'yarn',
  test: 'yarn test',
  pass: '',
  exec: 'yarn',
  overrides: 'resolutions',
  prepares: false,
  pins: () => true,
  gitignore: ['.yarn/'],
  prettierignore: [],
  settings: () => [['.yarnrc.yml', 'nodeLinker: node-modules\n']],
};

const YARN_CLASSIC: PackageManager = {
  name: 'yarn',
  install: 'yarn install',
  cleanInstall: 'yarn install --frozen-lockfile',
  prune: 'yarn install --production --ignore-scripts --frozen-lockfile',
  productionInstall: 'yarn install --frozen-lockfile --production',
  run: 'yarn',
  runQuietly: 'yarn --silent',
  test: 'yarn test',
  pass: '',
  exec: 'yarn',
  overrides: 'resolutions',
  prepares: true,
  pins: () => false,
  gitignore: [],
  prettierignore: [],
  settings: () => [],
};

const BUN: PackageManager = {
  name: 'bun',
  install: 'bun install',
  cleanInstall: 'bun install --frozen-lockfile',
  prune: 'rm -rf node_modules && bun install --production --frozen-lockfile --ignore-scripts',
  productionInstall: 'bun install --frozen-lockfile --production',
  run: 'bun run',
  runQuietly: 'bun run --silent',
  test: 'bun run test',
  pass: '',
  exec: 'bunx',
  overrides: 'overrides',
  prepares: true,
  pins: () => false,
  gitignore: [],
  prettierignore: [],
  settings: () => [],
};

const PACKAGE_MANAGERS: readonly PackageManager[] = [NPM, PNPM, YARN, BUN];

/**
 * The package manager of that name and version; an unknown name is a Bug, since choices have been checked.
 * An install `builds` what production runs, by itself or by a command more, unless the project has nothing to build.
 */
export function packageManagerOf(name: string, version?: string, builds = true): PackageManager {
  if (name === 'yarn' && version?.startsWith('1.')) return YARN_CLASSIC;
  const found = PACKAGE_MANAGERS.find((manager) => manager.name === name);
  if (found === undefined) throw new Bug(`No package manager "${name}".`);
  if (found.prepares || !builds) return found;
  const andBuild = ` && ${found.run} build`;
  return {
    ...found,
    install: found.install + andBuild,
    cleanInstall: found.cleanInstall + andBuild,
  };
}

/** The package manager of a project, whose packs say whether there is something to build. */
export const managerOf = (
  { packageManager, packageManagerVersion }: Blueprint,
  packs: readonly Pack<unknown>[],
): PackageManager =>
  packageManagerOf(
    packageManager,
    packageManagerVersion,
    packs.some(({ packageJson }) => packageJson.scripts?.build !== undefined),
  );

/** The package manager that started us, from its `npm_config_user_agent` (`pnpm/10.34.9 npm/? node/v24.1.0 …`); else npm. */
export function packageManagerFrom(userAgent: string | undefined): string {
  const [name] = userAgent?.split('/') ?? [];
  return PACKAGE_MANAGERS.some((manager) => manager.name === name) ? String(name) : 'npm';
}

const allowed = (scripted: readonly string[]): string =>
  scripted.length === 0
    ? ''
    : `allowBuilds:\n${scripted.map((name) => `  ${name.startsWith('@') ? `'${name}'` : name}: true\n`).join('')}`;
