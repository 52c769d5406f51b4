import type { Overlay } from './overlay.ts';
import type { Content, Pack, PackFile } from './pack.ts';

/** What a pack and its overlay have in common. */
type Parts<T> = Pick<Overlay<T>, 'files' | 'slots' | 'types'>;

type Text = Extract<Content<never>, { kind: 'text' }>;
type ConvertText = (text: string) => Text;

const asItIs: ConvertText = (text) => ({ kind: 'text', text });

/** Turns every template of a pack with `convert`: compile it, or write it as code; and every text with `convertText`. */
export function mapTemplates<A, B>(
  pack: Pack<A>,
  convert: (template: A) => B,
  convertText = asItIs,
): Pack<B> {
  const { javascript, ...rest } = pack;
  return {
    ...rest,
    ...mapParts(pack, convert, convertText),
    env: mapValues(pack.env, convert),
    ...(javascript && {
      javascript: { ...javascript, ...mapParts(javascript, convert, convertText) },
    }),
  };
}

const mapParts = <A, B>(
  { files, slots, types }: Parts<A>,
  convert: (template: A) => B,
  convertText: ConvertText,
): Parts<B> => ({
  files: files.map((file) => mapFile(file, convert, convertText)),
  slots: mapValues(slots, convert),
  types: mapValues(types, (table) =>
    mapValues(table, (value) => (isList(value) ? value.map(convert) : convert(value))),
  ),
});

const mapFile = <A, B>(
  file: PackFile<A>,
  convert: (template: A) => B,
  convertText: ConvertText,
): PackFile<B> => ({
  ...file,
  content:
    file.content.kind === 'text'
      ? convertText(file.content.text)
      : { kind: 'template', template: convert(file.content.template) },
});

const mapValues = <A, B>(
  record: Readonly<Record<string, A>>,
  convert: (value: A) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value)]));

const isList = <A>(value: A | readonly A[]): value is readonly A[] => Array.isArray(value);
