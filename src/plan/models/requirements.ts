import { Bug } from '../../errors.ts';

/** The packs' requirements (`django>=5.2,<5.3`) sorted by name, each once. Two packs that disagree are a Bug. */
export function mergeRequirements(lists: readonly (readonly string[])[]): string[] {
  const all = new Map<string, string>();
  for (const line of lists.flat()) {
    const name =
      /^[A-Za-z0-9._-]+/
        .exec(line)?.[0]
        .toLowerCase()
        .replaceAll(/[._-]+/g, '-') ?? line;
    const other = all.get(name);
    if (other !== undefined && other !== line) {
      throw new Bug(`Two packs want ${name}: ${other} and ${line}.`);
    }
    all.set(name, line);
  }
  return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** `requirements.txt`; empty, so that no file is written, where nothing is required. */
export const printRequirements = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join('');

/** `requirements-dev.txt`, which brings the others along. */
export const printDevRequirements = (lines: readonly string[]): string =>
  lines.length > 0 ? `-r requirements.txt\n${printRequirements(lines)}` : '';
