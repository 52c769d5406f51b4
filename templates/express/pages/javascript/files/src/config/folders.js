import { resolve } from 'node:path';

/** In the project, wherever the process was started. */
const ROOT = resolve(import.meta.dirname, '../..');

export const VIEWS_FOLDER = resolve(ROOT, 'views');
export const PUBLIC_FOLDER = resolve(ROOT, 'public');
