import { brotliDecompressSync } from 'node:zlib';
import { mapTemplates } from '../packs/map-templates.ts';
import type { Pack } from '../packs/pack.ts';
import { constantTemplate, templateOf, type Template } from './render.ts';

/** A pack as the bundle holds it: for every template and text its place in a list, which lies packed elsewhere. */
export interface PackedPack extends Pack<number> {
  /** The bytes of the list: of the first, and of the first behind it. */
  readonly bytes: readonly [start: number, end: number];
}

/** Makes packs of what the build wrote: `index` is JSON, a list of PackedPack; `lists` holds their lists, compressed. */
export function openCatalogue(index: string, lists: Buffer): Pack<Template>[] {
  return (JSON.parse(index) as PackedPack[]).map(({ bytes: [start, end], ...pack }) => {
    const at = onceOpened(lists.subarray(start, end));
    return mapTemplates(
      pack,
      (place) => (context, options) => (at(place) as Template)(context, options),
      (place) => ({
        kind: 'text',
        get text() {
          return at(Number(place)) as string;
        },
      }),
    );
  });
}

/** A list is opened when the first of it is needed, since a project takes a fraction of all packs. */
function onceOpened(list: Buffer): (place: number) => Template | string {
  let opened: readonly (Template | string)[] | undefined;
  return (place) => {
    opened ??= openTemplates(brotliDecompressSync(list).toString('utf8'));
    return opened[place] ?? '';
  };
}

/** Reads the code of a list of texts and of calls of `t` (a template's specification) and `k` (a text that it always gives). */
export function openTemplates(code: string): (Template | string)[] {
  return new Function('t', 'k', `return ${code}`)(templateOf, constantTemplate) as (
    Template | string
  )[];
}
