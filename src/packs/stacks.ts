import type { Pack } from './pack.ts';

/** What create-backend recommends between and generates. */
export const STACKS = ['express', 'django'] as const;
export type Stack = (typeof STACKS)[number];

/** The first folders under templates/: a pack belongs to one stack, or is shared by all. */
export const PACK_FOLDERS = [...STACKS, 'shared'] as const;
export type PackFolder = (typeof PACK_FOLDERS)[number];

/** The choices that packs answer; a pack is taken when the blueprint's value is one of its own. */
export const PACK_OPTIONS = [
  'language',
  'django',
  'surface',
  'database',
  'testRunner',
  'api',
  'feature',
] as const;
export type PackOption = (typeof PACK_OPTIONS)[number];

/** Whether a project of that stack can have the pack. */
export const servesStack = (pack: Pack<unknown>, stack: Stack): boolean =>
  pack.folder === stack || pack.folder === 'shared';
