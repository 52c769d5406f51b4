import { resolve } from 'node:path';

/** The same from `src/` and from `dist/`, wherever the process was started. */
const ROOT = resolve(import.meta.dirname, '../..');

export const VIEWS_FOLDER = resolve(ROOT, 'views');
export const PUBLIC_FOLDER = resolve(ROOT, 'public');
