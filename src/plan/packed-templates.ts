import { brotliDecompressSync } from 'node:zlib';
import { constantTemplate, templateOf, type Template } from './render.ts';

/** The templates and texts of one pack, as the bundle holds them. */
export interface PackedTemplates {
  template(index: number): Template;
  text(index: number): string;
}

/**
 * Opens what the build packed, in base64 and compressed. It is read when the first of them is needed, since a project
 * takes a fraction of all packs.
 */
export function packedTemplates(packed: string): PackedTemplates {
  let opened: readonly (Template | string)[] | undefined;
  const at = (index: number): Template | string => {
    opened ??= openTemplates(brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8'));
    return opened[index] ?? '';
  };
  return {
    template: (index) => (context, options) => (at(index) as Template)(context, options),
    text: (index) => at(index) as string,
  };
}

/** Reads the code of a list of texts and of calls of `t` (a template's specification) and `k` (a text that it always gives). */
export function openTemplates(code: string): (Template | string)[] {
  return new Function('t', 'k', `return ${code}`)(templateOf, constantTemplate) as (
    Template | string
  )[];
}
