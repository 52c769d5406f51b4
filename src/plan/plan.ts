import { hash } from 'node:crypto';
import { Bug } from '../errors.ts';
import { inLanguageOf } from '../packs/language.ts';
import type { EnvVariable, Pack, PackFile } from '../packs/pack.ts';
import { treeOf, type Tree } from '../tree/tree.ts';
import type { Blueprint } from './blueprint.ts';
import { contextOf, projectNames, type ProjectContext } from './context/project.ts';
import type { ResourceContext } from './context/resource.ts';
import { flattenTests } from './flat-tests.ts';
import { modelFiles } from './model-files.ts';
import { mergeEnv } from './models/env.ts';
import { mergeRequirements } from './models/requirements.ts';
import { render, type Template } from './render.ts';

const DATABASE_URL = 'DATABASE_URL';

/** The file in which a project keeps its blueprint. */
export const BLUEPRINT_FILE = '.create-backend.json';

export interface PlanOptions {
  /** Version of create-backend, recorded in the project. */
  readonly version: string;
  /** The command that reproduces the project, recorded too. */
  readonly command: string;
}

/** Computes all files of a project. Pure: the same blueprint, packs and options give the same bytes. */
export function plan(
  blueprint: Blueprint,
  catalogue: readonly Pack<Template>[],
  options: PlanOptions,
): Tree {
  const packs = packsOf(blueprint, catalogue);
  const slots = fillSlots(packs);
  const env = mergeEnv(packs.map((pack) => envOf(pack, blueprint)));
  const requirements = {
    run: mergeRequirements(packs.map((pack) => pack.requirements.run)),
    dev: mergeRequirements(packs.map((pack) => pack.requirements.dev)),
  };
  const context = contextOf(blueprint, packs, env, requirements);
  const rendered = packs.flatMap((pack) =>
    pack.files.flatMap((file) => renderFile(file, context, slots)),
  );
  const flat = packs.some((pack) => pack.manifest.flatTests);
  const files = [
    ...(flat ? rendered.map(withFlatTests) : rendered),
    ...modelFiles(blueprint, packs, env, requirements),
  ];
  const written = files.filter(([path, text]) => text.trim() !== '' || isPackage(path, files));
  return treeOf([...written, [BLUEPRINT_FILE, printBlueprint(blueprint, written, options)]]);
}

/** Whether an empty file makes a folder with something in it a Python package. */
function isPackage(
  path: string,
  files: readonly (readonly [path: string, text: string])[],
): boolean {
  if (!path.endsWith('/__init__.py')) return false;
  const folder = path.slice(0, -'__init__.py'.length);
  return files.some(([other, text]) => other.startsWith(folder) && text.trim() !== '');
}

/** The packs that a blueprint names, in its order and its language; one that is missing is a Bug. */
export function packsOf<T>(
  blueprint: Blueprint,
  catalogue: readonly Pack<T>[],
): readonly Pack<T>[] {
  const packs = blueprint.packs.map((id) => {
    const pack = catalogue.find((candidate) => candidate.id === id);
    if (pack === undefined) throw new Bug(`There is no pack ${id}.`);
    return pack;
  });
  return inLanguageOf(packs);
}

/** Where a project expects its database until DATABASE_URL says otherwise. */
export function databaseUrlOf(blueprint: Blueprint, packs: readonly Pack<Template>[]): string {
  const env = mergeEnv(packs.map((pack) => envOf(pack, blueprint)));
  return env.find(({ name }) => name === DATABASE_URL)?.example ?? '';
}

/** Every slot that a pack of the project declares, as what the project's packs put there, one after the other. */
function fillSlots(packs: readonly Pack<Template>[]): Record<string, Template> {
  const declared = packs.flatMap((pack) => Object.keys(pack.manifest.slots));
  const fills = new Map<string, Template[]>(declared.map((name) => [name, []]));
  for (const pack of packs) {
    for (const [name, fill] of Object.entries(pack.slots)) fills.get(name)?.push(fill);
  }
  return Object.fromEntries([...fills].map(([name, own]) => [name, inTurn(own)]));
}

const inTurn = (templates: readonly Template[]): Template =>
  templates.length === 1 && templates[0]
    ? templates[0]
    : (context, options) => templates.map((template) => template(context, options)).join('');

function envOf(pack: Pack<Template>, blueprint: Blueprint): EnvVariable[] {
  const context = { project: projectNames(blueprint), upstreams: blueprint.upstreams?.join(',') };
  return pack.manifest.env.map((variable) => ({
    ...variable,
    example: pack.env[variable.name]?.(context) ?? variable.example,
  }));
}

const withFlatTests = ([path, text]: [string, string]): [string, string] => [
  path,
  /\.test\.[jt]s$/.test(path) ? flattenTests(text) : text,
];

function renderFile(
  file: PackFile<Template>,
  context: ProjectContext,
  slots: Readonly<Record<string, Template>>,
): [path: string, text: string][] {
  const textOf = (data: object): string =>
    file.content.kind === 'text'
      ? file.content.text
      : render(file.path, file.content.template, data, slots);
  const path = file.path.replaceAll('[module]', context.project.module);
  if (file.scope === 'project') return [[path, textOf(context)]];
  if (file.scope === 'app') {
    return context.apps.map((app) => [
      path.replaceAll('[app]', app.snake),
      textOf({ ...context, app }),
    ]);
  }
  return context.resources.map((resource) => [
    pathFor(path, resource),
    textOf({ ...context, resource }),
  ]);
}

/** Fills `[resource]`, `[resources]`, `[migration]`, `[app]`, `[model]`, `[flat]` and `[appMigration]` in the path of a file that is made once per resource. */
function pathFor(path: string, resource: ResourceContext): string {
  return path
    .replaceAll('[resource]', resource.singular.kebab)
    .replaceAll('[resources]', resource.plural.kebab)
    .replaceAll('[migration]', resource.migration)
    .replaceAll('[app]', resource.app.snake)
    .replaceAll('[model]', resource.singular.snake)
    .replaceAll('[flat]', resource.singular.flat)
    .replaceAll('[appMigration]', resource.appMigration);
}

function printBlueprint(
  blueprint: Blueprint,
  files: readonly (readonly [path: string, text: string])[],
  { version, command }: PlanOptions,
): string {
  const hashes = Object.fromEntries(
    files
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, text]) => [path, hash('sha256', text)]),
  );
  return `${JSON.stringify({ version, command, blueprint, files: hashes }, null, 2)}\n`;
}
