import * as prettier from 'prettier';

const parsers = new Map<string, Promise<string | null>>();
const done = new Map<string, Promise<string>>();

/** Remembers what is computed for a key. */
function once<T>(
  known: Map<string, Promise<T>>,
  key: string,
  compute: () => Promise<T>,
): Promise<T> {
  const value = known.get(key) ?? compute();
  known.set(key, value);
  return value;
}

/**
 * A file as Prettier lays it out, or as it is where Prettier knows nothing of its kind. Most projects have most files in
 * common: the same text is formatted once.
 */
export async function formatted(
  path: string,
  text: string,
  options: prettier.Options,
): Promise<string> {
  const parser = await once(parsers, path, async () => {
    const { inferredParser } = await prettier.getFileInfo(path);
    return inferredParser;
  });
  if (parser === null) return text;
  const key = [parser, JSON.stringify(options), text].join('\0');
  return once(done, key, () => prettier.format(text, { ...options, filepath: path }));
}
