import path from 'node:path';
import { UserError } from '../errors.ts';

export interface ProjectName {
  /** As written: `My Shop!`. */
  readonly title: string;
  /** For npm: `my-shop`. */
  readonly slug: string;
  /** For Python: `my_shop`, and no longer than lines with it may be. */
  readonly module: string;
}

const LONGEST = 214;
/** Generated Python has lines of at most 100 characters that no formatter can break around the package's name. */
const LONGEST_MODULE = 30;
const CONTROL = /\p{Cc}/u;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;
/** npm refuses them as package names (validate-npm-package-name). */
const NPM_RESERVED = new Set(['node_modules', 'favicon.ico']);

/** The project's name from the folder it goes into (absolute). Throws UserError with one clear sentence. */
export function projectNameOf(directory: string): ProjectName {
  const title = path.basename(directory);
  const refuse = (because: string): never => {
    throw new UserError(
      `${JSON.stringify(title)} can't be a project's name: ${because}.`,
      'For example: my-shop',
    );
  };
  if (title.trim() === '') refuse('it is empty');
  if (title.length > LONGEST) refuse(`it has more than ${LONGEST} characters`);
  if (CONTROL.test(title)) refuse('it has control characters');
  if (NPM_RESERVED.has(title.toLowerCase())) refuse('npm reserves it');
  const slug = slugOf(title);
  if (slug === '') refuse('it has no letter or digit that npm and Python take');
  if (DEVICE.test(slug) || DEVICE.test(title.split('.')[0]?.toLowerCase() ?? ''))
    refuse('Windows reserves it for a device');
  if (NPM_RESERVED.has(slug)) refuse('npm reserves it');
  return { title, slug, module: cutAtWord(identifierOf(slug), LONGEST_MODULE) };
}

/** `my-shop` → `my_shop`, `2fast` → `app_2fast`: as languages and databases take it. */
export function identifierOf(slug: string): string {
  const snake = slug.replaceAll('-', '_');
  return /^\d/.test(snake) ? `app_${snake}` : snake;
}

/** The beginning of an identifier that is too long, up to the end of a word where one ends in its second half. */
function cutAtWord(identifier: string, longest: number): string {
  if (identifier.length <= longest) return identifier;
  const end = identifier.lastIndexOf('_', longest);
  return identifier.slice(0, end > longest / 2 ? end : longest);
}

/** `Café Überall!` → `cafe-uberall`. */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** Whether the folder's name had to be changed for npm, so that it is worth saying. */
export const wasChanged = ({ title, slug }: ProjectName): boolean => title !== slug;
