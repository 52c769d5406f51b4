import { Bug } from '../errors.ts';
import { fitted } from './print-width.ts';

interface Import {
  /** `import ` or `import type `. */
  readonly head: string;
  /** The default import and its comma, where there is one. */
  readonly whole: string;
  readonly names: readonly string[];
  readonly module: string;
}

const STATEMENT = /^(import (?:type )?)(\w+,? ?)?(?:\{\s*([^}]*?),?\s*\} )?from '([^']+)';$/;

/**
 * Sorts import statements – Node's modules, packages, the project's own files – and joins those of one module, laid out
 * as Prettier would. Takes one statement per line, or broken up as Prettier does it; anything else is a Bug.
 */
export function mergeImports(text: string): string {
  const merged = new Map<string, Import>();
  for (const each of text.split(/^(?=import )/m).filter((part) => part.trim() !== '')) {
    const found = parse(each.trim());
    const key = `${found.head} ${found.module}`;
    const before = merged.get(key);
    merged.set(key, before ? joined(before, found) : found);
  }
  return [...merged.values()]
    .toSorted((a, b) => order(a.module) - order(b.module) || (path(a) < path(b) ? -1 : 1))
    .map((each) => `${print(each)}\n`)
    .join('');
}

function parse(statement: string): Import {
  const [, head, whole = '', names = '', module] = STATEMENT.exec(statement) ?? [];
  if (head === undefined || module === undefined) throw new Bug(`Not an import: ${statement}`);
  const list = names.split(',').map((name) => name.trim());
  return { head, whole, names: list.filter((name) => name !== ''), module };
}

const joined = (a: Import, b: Import): Import => ({
  ...a,
  whole: a.whole || b.whole,
  names: [...new Set([...a.names, ...b.names])].toSorted((x, y) => (bare(x) < bare(y) ? -1 : 1)),
});

/** Without `type`, and without regard to case. */
const bare = (name: string): string => name.replace(/^type /, '').toLowerCase();

const GROUPS = [/^node:/, /^[^.]/, /^\.\.\//, /^\.\//];
const order = (module: string): number => GROUPS.findIndex((group) => group.test(module));

/** A folder comes behind what lies beside it in the alphabet, as `routes/health` before `routes/index`. */
const path = ({ module, head }: Import): string => `${module.replace(/\.js$/, '')} ${head}`;

function print({ head, whole, names, module }: Import): string {
  const from = `from '${module}';`;
  if (names.length === 0) return `${head}${whole.trimEnd()} ${from}`;
  const line = `${head}${whole}{ ${names.join(', ')} } ${from}`;
  return names.length === 1 ? line : fitted(line, `${head}${whole}{`, names, `} ${from}`);
}
