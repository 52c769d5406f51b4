import { brotliDecompressSync } from 'node:zlib';
import { templateOf, type Template, type TemplateSpec } from './render.ts';

/** The templates and texts of one pack, as the bundle holds them. */
export interface PackedTemplates {
  template(index: number): Template;
  text(index: number): string;
}

/**
 * Opens what the build packed: in base64, compressed, the code of a list of texts and of calls of `t` (a template's
 * specification) and `k` (a text that a template always gives). It is read when the first of them is needed, since a
 * project takes a fraction of all packs.
 */
export function packedTemplates(packed: string): PackedTemplates {
  let opened: readonly (Template | string)[] | undefined;
  const at = (index: number): Template | string => {
    opened ??= open(packed);
    return opened[index] ?? '';
  };
  return {
    template: (index) => (context, options) => (at(index) as Template)(context, options),
    text: (index) => at(index) as string,
  };
}

function open(packed: string): (Template | string)[] {
  const code = brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8');
  return new Function('t', 'k', `return ${code}`)(templateOfCommon, constant) as (
    Template | string
  )[];
}

/** What every precompiled template says of itself, and the build leaves out. */
const COMMON = { compiler: [8, '>= 4.3.0'], useData: true };

const templateOfCommon = (spec: TemplateSpec): Template => templateOf({ ...COMMON, ...spec });

const constant =
  (text: string): Template =>
  () =>
    text;
