import fs from 'fs-extra';
import path from 'node:path';
import * as z from 'zod';
import { Bug } from '../errors.ts';
import { PackageOverlaySchema } from './overlay.ts';
import {
  PackageFragmentSchema,
  PackManifestSchema,
  TypeTableSchema,
  type PackFile,
  type PackSource,
} from './pack.ts';
import { PACK_FOLDERS } from './stacks.ts';

const TEMPLATE = '.hbs';

/**
 * Reads every pack under a templates folder (`<stack or shared>/<pack>/pack.json`), sorted by id. The one reader of templates/:
 * the build and the tests call it; users get what the build made of it.
 */
export async function readPacks(templates: string): Promise<PackSource[]> {
  const packs: PackSource[] = [];
  for (const group of PACK_FOLDERS) {
    const folder = path.join(templates, group);
    if (!(await fs.pathExists(folder))) continue;
    for (const name of (await fs.readdir(folder)).toSorted()) {
      packs.push(await readPack(path.join(folder, name), group, name));
    }
  }
  return packs;
}

async function readPack(
  folder: string,
  group: PackSource['folder'],
  name: string,
): Promise<PackSource> {
  const id = `${group}/${name}`;
  const manifest = await readJson(path.join(folder, 'pack.json'), PackManifestSchema, id);
  const javascript = path.join(folder, 'javascript');
  return {
    id,
    folder: group,
    manifest,
    packageJson: await readPackageJson(folder, PackageFragmentSchema, id),
    requirements: {
      run: await readLines(path.join(folder, 'requirements.txt')),
      dev: await readLines(path.join(folder, 'requirements-dev.txt')),
    },
    ...(await readParts(folder, id)),
    ...((await fs.pathExists(javascript)) && {
      javascript: {
        packageJson: await readPackageJson(javascript, PackageOverlaySchema, id),
        ...(await readParts(javascript, id)),
      },
    }),
    env: Object.fromEntries(manifest.env.map((variable) => [variable.name, variable.example])),
  };
}

/** What a pack and its folder `javascript/` have in common. */
async function readParts(
  folder: string,
  id: string,
): Promise<Pick<PackSource, 'files' | 'slots' | 'types'>> {
  const slots = await readFolder(path.join(folder, 'slots'));
  return {
    files: [
      ...(await readFolder(path.join(folder, 'files'))).map(asPackFile('project')),
      ...(await readFolder(path.join(folder, 'app'))).map(asPackFile('app')),
      ...(await readFolder(path.join(folder, 'resource'))).map(asPackFile('resource')),
    ],
    slots: Object.fromEntries(
      slots.map((file) => [file.path.slice(0, -TEMPLATE.length), file.text]),
    ),
    types: (await readOptional(path.join(folder, 'types.json'), TypeTableSchema, id)) ?? {},
  };
}

const readPackageJson = async <T extends object>(
  folder: string,
  schema: z.ZodType<T>,
  id: string,
): Promise<T> => (await readOptional(path.join(folder, 'package.json'), schema, id)) ?? ({} as T);

const readOptional = async <T>(
  file: string,
  schema: z.ZodType<T>,
  id: string,
): Promise<T | undefined> => ((await fs.pathExists(file)) ? readJson(file, schema, id) : undefined);

const asPackFile =
  (scope: PackFile<string>['scope']) =>
  (file: TextFile): PackFile<string> =>
    file.path.endsWith(TEMPLATE)
      ? {
          path: file.path.slice(0, -TEMPLATE.length),
          scope,
          content: { kind: 'template', template: file.text },
        }
      : { path: file.path, scope, content: { kind: 'text', text: file.text } };

interface TextFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly text: string;
}

async function readFolder(folder: string): Promise<TextFile[]> {
  if (!(await fs.pathExists(folder))) return [];
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.toSorted().map(async (file) => ({
      path: path.relative(folder, file).split(path.sep).join('/'),
      text: (await fs.readFile(file, 'utf8')).replaceAll('\r\n', '\n'),
    })),
  );
}

/** The lines of a file, without comments and blank ones; none where there is no file. */
async function readLines(file: string): Promise<string[]> {
  if (!(await fs.pathExists(file))) return [];
  const lines = (await fs.readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

async function readJson<T>(file: string, schema: z.ZodType<T>, id: string): Promise<T> {
  const result = schema.safeParse(await fs.readJson(file));
  if (!result.success)
    throw new Bug(`${id}/${path.basename(file)}: ${z.prettifyError(result.error)}`);
  return result.data;
}
