import type { Tree } from '../../src/tree/tree.ts';

interface PackageJson {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What others load by a name of their own. */
const LOADED_BY: Readonly<Record<string, string>> = {
  '@vitest/coverage-v8': 'vitest',
  '@swc/core': '@swc/jest',
  typescript: 'tsc',
  ejs: "'view engine', 'ejs'",
  '@types/node': 'node:',
};

const IMPORT = /(?:\bfrom|\bimport|\bimport\(|\brequire\(|\brequire\.resolve\()\s*'([^.'][^']*)'/g;

/** Packages that the code of an Express project imports and package.json lacks, and those it has for nothing. */
export function npmFaults(tree: Tree): string[] {
  const text = tree.get('package.json');
  if (text === undefined) return [];
  const { scripts, dependencies, devDependencies } = JSON.parse(text) as PackageJson;
  const run = Object.keys(dependencies ?? {});
  const declared = [...run, ...Object.keys(devDependencies ?? {})];
  const code = [...tree].filter(([file]) => /\.([jt]s|ejs)$|rc\.json$/.test(file));
  const imported = (files: typeof code) =>
    new Set(
      files.flatMap(([, source]) =>
        [...source.matchAll(IMPORT)]
          .map(([, name = '']) => packageOf(name))
          .filter((name) => !name.startsWith('node:')),
      ),
    );
  const used = imported(code);
  const everything = [...Object.values(scripts ?? {}), ...code.map(([, source]) => source)].join(
    '\n',
  );
  const isUsed = (name: string): boolean => {
    const typed = /^@types\/(.+)$/.exec(name)?.[1];
    const by = LOADED_BY[name] ?? typed;
    if (used.has(name)) return true;
    if (by !== undefined) return used.has(by) || everything.includes(by);
    return new RegExp(`(^|[\\s'"/])${name}($|[\\s'"/])`, 'm').test(everything);
  };
  return [
    ...[...used].filter((name) => !declared.includes(name)).map((name) => `${name} is missing`),
    ...[...imported(code.filter(([file]) => file.startsWith('src/')))]
      .filter((name) => declared.includes(name) && !run.includes(name))
      .map((name) => `${name} is for development only`),
    ...declared.filter((name) => !isUsed(name)).map((name) => `${name} is not used`),
    ...run
      .filter((name) => devDependencies?.[name] !== undefined)
      .map((name) => `${name} is declared twice`),
  ];
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The distributions that a Django project's modules come in, where they are called otherwise. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  rest_framework: 'djangorestframework',
  ninja: 'django-ninja',
  dj_database_url: 'dj-database-url',
  drf_spectacular: 'drf-spectacular',
  factory: 'factory-boy',
  argon2: 'argon2-cffi',
  // Where Pydantic's documentation imports its errors from.
  pydantic_core: 'pydantic',
};

/** What Django, a server or a tool loads by a name in a setting or on a command line. */
const BY_NAME: Readonly<Record<string, string>> = {
  coverage: 'coverage run',
  'pre-commit': '-m pre_commit',
  'argon2-cffi': 'Argon2PasswordHasher',
  'dj-database-url': 'dj_db_url(',
  'drf-spectacular-sidecar': 'drf_spectacular_sidecar',
  psycopg: 'postgres',
  pymysql: 'pymysql',
  'types-pymysql': 'pymysql',
  whitenoise: 'whitenoise',
  gunicorn: 'gunicorn',
  mypy: 'mypy',
  pytest: 'pytest',
  ruff: 'ruff',
  'pytest-django': 'DJANGO_SETTINGS_MODULE',
  'pytest-cov': '--cov',
  'django-stubs': 'mypy_django_plugin',
  'djangorestframework-stubs': 'rest_framework',
};

const STANDARD = new Set(
  'asyncio base64 collections concurrent contextlib contextvars copy csv dataclasses datetime decimal email enum functools getpass hashlib http inspect io itertools json logging math operator os pathlib random re secrets signal socket string struct subprocess sys tempfile threading time types typing unittest urllib uuid zoneinfo __future__'.split(
    ' ',
  ),
);

/** The same of a Django project; its own packages are those with a folder. */
export function pythonFaults(tree: Tree): string[] {
  const declared = requirementsOf(tree);
  if (declared.length === 0) return [];
  const everything = [...tree.values()].join('\n');
  const faults = new Set<string>();
  const used = new Set<string>();
  for (const [file, source] of tree) {
    if (!file.endsWith('.py')) continue;
    for (const [, module = ''] of source.matchAll(/^\s*(?:from|import) ([A-Za-z_]\w*)/gm)) {
      const own = [...tree.keys()].some((name) => name.startsWith(`${module}/`));
      if (own || STANDARD.has(module)) continue;
      const distribution = DISTRIBUTIONS[module] ?? module;
      used.add(distribution);
      // Django brings it, and documents it as its own.
      if (module === 'asgiref') continue;
      if (!declared.includes(distribution)) faults.add(`${distribution} is missing`);
    }
  }
  for (const name of declared) {
    const by = BY_NAME[name];
    if (!used.has(name) && (by === undefined || !everything.includes(by)))
      faults.add(`${name} is not used`);
  }
  return [...faults];
}

function requirementsOf(tree: Tree): string[] {
  const lines = ['requirements.txt', 'requirements-dev.txt'].flatMap(
    (file) => tree.get(file)?.split('\n') ?? [],
  );
  const project = tree.get('pyproject.toml') ?? '';
  const quoted = [...project.matchAll(/^ {2,4}"([A-Za-z0-9_.-]+)(?:\[[\w,]+\])?[<>=~]/gm)];
  return [
    ...lines.flatMap((line) => /^[A-Za-z0-9_.-]+(?=[[<>=~])/.exec(line)?.[0] ?? []),
    ...quoted.map(([, name = '']) => name),
  ];
}
