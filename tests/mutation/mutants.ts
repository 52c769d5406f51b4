/** One change of one place in a source file. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

type Rule = readonly [pattern: RegExp, replacement: string];

/** What can be broken in a line, after the usual operators of mutation testing. */
const TYPESCRIPT: readonly Rule[] = [
  [/===/, '!=='],
  [/!==/, '==='],
  [/ >= /, ' < '],
  [/ <= /, ' > '],
  [/ > /, ' <= '],
  [/ < /, ' >= '],
  [/ && /, ' || '],
  [/ \|\| /, ' && '],
  [/ \?\? /, ' && '],
  [/\btrue\b/, 'false'],
  [/\bfalse\b/, 'true'],
  [/(?<![\w.'-])(\d+)(?![\w'-])/, '9$1'],
  [/'[^']+'/, "'mutated'"],
  [/\.notNullable\(\)/, ''],
  [/\.nullish\(\)/, ''],
  [/\.toLowerCase\(\)/, ''],
  [/^(\s+)(await|throw|res\.|table\.|row\[|record\[|router\.|app\.)[^;]*;$/, '$1;'],
  [/^(\s+)return .*;$/, '$1return undefined as never;'],
];

const PYTHON: readonly Rule[] = [
  [/ == /, ' != '],
  [/ != /, ' == '],
  [/ >= /, ' < '],
  [/ <= /, ' > '],
  [/ > /, ' <= '],
  [/ < /, ' >= '],
  [/ and /, ' or '],
  [/ or /, ' and '],
  [/\bnot /, ''],
  [/ in /, ' not in '],
  [/\bTrue\b/, 'False'],
  [/\bFalse\b/, 'True'],
  [/(?<![\w.'"-])(\d+)(?![\w'"-])/, '9$1'],
  [/"[^"]+"/, '"mutated"'],
  [/, null=True, blank=True/, ''],
  [/unique=True/, ''],
  [/^(\s+)(raise|messages\.|form\.add_error|self\.\w+ =|response\[)[^(]*.*[^([{]$/, '$1pass'],
  [/^(\s+)return .*[^([{]$/, '$1return None'],
];

/** Lines that say nothing a test could see: comments, imports, types, log messages. */
const IGNORED_TYPESCRIPT =
  /^\s*(\/\/|\/\*|\*|import\b|export (type|interface)\b|type\b|interface\b|readonly \w+[?]?: \w|logger\.|.*\blog\.|console\.)/;

const IGNORED_PYTHON = /^\s*(#|"""|from\b|import\b|def\b|class\b|@|logger\.)|"""$/;

/** No runner minds a type that is wrong, but JavaScript has no word for one. */
const JAVASCRIPT = TYPESCRIPT.map(([pattern, replacement]): Rule => [
  pattern,
  replacement.replace(' as never', ''),
]);

function rulesFor(file: string): [rules: readonly Rule[], ignored: RegExp] {
  if (file.endsWith('.py')) return [PYTHON, IGNORED_PYTHON];
  return [file.endsWith('.js') ? JAVASCRIPT : TYPESCRIPT, IGNORED_TYPESCRIPT];
}

/** Every mutant of a file that the rules make: at most one per rule and line. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const [rules, ignored] = rulesFor(file);
  return source.split('\n').flatMap((text, index) => {
    if (ignored.test(text)) return [];
    return rules.flatMap(([pattern, replacement]) => {
      const after = text.replace(pattern, replacement);
      return after === text ? [] : [{ file, line: index + 1, before: text, after }];
    });
  });
}

/** `count` of them, evenly spread, the same every time. */
export function sample<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)] as T,
  );
}
