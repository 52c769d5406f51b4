import type { EnvVariable, Pack, PackageFragment } from '../packs/pack.ts';
import type { Blueprint } from './blueprint.ts';
import { printEnv } from './models/env.ts';
import { printGitignore } from './models/gitignore.ts';
import { mergePackageJson, type PackageIdentity } from './models/package-json.ts';
import { requirementFiles, type Requirements } from './models/requirements.ts';
import { DEFAULT_PYTHON, pythonManagerOf } from './python-managers.ts';
import { packageManagerOf, type PackageManager } from './package-managers.ts';
import type { Template } from './render.ts';

/** The files that packs write together, each its own lines: package.json, .gitignore, requirements and the like. Pure. */
export function modelFiles(
  blueprint: Blueprint,
  packs: readonly Pack<Template>[],
  env: readonly EnvVariable[],
  requirements: Requirements,
): [path: string, text: string][] {
  const manager = packageManagerOf(blueprint.packageManager, blueprint.packageManagerVersion);
  const fragments = packs.map((pack) => fragmentFor(manager, pack.packageJson));
  const hasPackageJson = fragments.some((fragment) => Object.keys(fragment).length > 0);
  return [
    [
      '.gitignore',
      printGitignore([
        ...packs.map((pack) => pack.manifest.gitignore),
        ...(hasPackageJson ? [manager.gitignore] : []),
      ]),
    ],
    ['.env.example', printEnv(env)],
    ...pythonFiles(blueprint, requirements),
    ...(hasPackageJson
      ? [
          ['package.json', mergePackageJson(identityOf(blueprint), fragments)] as [string, string],
          ...manager
            .settings(scriptedBy(packs))
            .map(([path, text]): [string, string] => [path, text]),
        ]
      : []),
  ];
}

/** What says which Python and which packages; pyproject.toml names them itself for managers that read it. */
function pythonFiles(
  { framework, python, pythonManager }: Blueprint,
  requirements: Requirements,
): [path: string, text: string][] {
  if (framework !== 'django') return [];
  const manager = pythonManagerOf(pythonManager ?? 'pip');
  return [
    ['.python-version', `${python ?? DEFAULT_PYTHON}\n`],
    ...(manager.readsRequirements ? requirementFiles(requirements, manager.lockfile) : []),
  ];
}

/** The dependencies whose install scripts may run, each once. */
const scriptedBy = (packs: readonly Pack<Template>[]): string[] =>
  [...new Set(packs.flatMap((pack) => pack.manifest.installScripts))].toSorted();

/** What a pack wants in package.json, without a script that the package manager would never run. */
function fragmentFor(manager: PackageManager, fragment: PackageFragment): PackageFragment {
  if (manager.prepares || fragment.scripts === undefined) return fragment;
  const { prepare: _, ...scripts } = fragment.scripts;
  return { ...fragment, scripts };
}

function identityOf(blueprint: Blueprint): PackageIdentity {
  const { slug, title, packageManager: name, packageManagerVersion: version } = blueprint;
  const manager = packageManagerOf(name, version);
  const pinned = version !== undefined && manager.pins(version);
  return {
    name: slug,
    description: `The backend of ${title}`,
    ...(pinned && { packageManager: `${name}@${version}` }),
    overrides: manager.overrides,
  };
}
