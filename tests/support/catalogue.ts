import { fileURLToPath } from 'node:url';
import { compilePacks } from '../../src/build/compile.ts';
import { readPacks } from '../../src/packs/registry.ts';

export const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));

/** The packs as they stand in templates/, as text and ready to render. */
export const sources = await readPacks(TEMPLATES);
export const catalogue = compilePacks(sources);
