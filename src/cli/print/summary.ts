import type { Blueprint } from '../../plan/blueprint.ts';
import { answerTitle, FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import { NEEDS } from '../../plan/needs.ts';
import type { QuestionId } from '../../recommend/questions.ts';
import { spell } from '../../choices/words.ts';
import { INVOCATION } from '../../invocation.ts';
import type { Proof } from '../../run/prove.ts';
import { commandOf, quoted, type Draft } from '../draft.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from './wrap.ts';

/** What is about to be written, in a few lines. */
export function printBlueprint(blueprint: Blueprint, { out, paint }: Terminal): void {
  const rows: [string, string][] = [
    [
      'name',
      blueprint.slug === blueprint.title
        ? blueprint.slug
        : `${blueprint.slug} (from "${blueprint.title}")`,
    ],
    [
      'framework',
      [
        [FRAMEWORK_TITLE[blueprint.framework], blueprint.django].filter(Boolean).join(' '),
        blueprint.language,
      ]
        .filter(Boolean)
        .join(', '),
    ],
    ['surface', blueprint.surface],
    ...(blueprint.api === undefined ? [] : [['API library', blueprint.api] as [string, string]]),
    ['database', blueprint.database],
    ['test runner', blueprint.testRunner],
    ...(blueprint.python === undefined
      ? []
      : [
          ['python', `${blueprint.python}, with ${blueprint.pythonManager ?? ''}`] as [
            string,
            string,
          ],
        ]),
    [
      'resources',
      blueprint.resources.map(({ plural }) => `/api/${spell(plural).kebab}`).join(', '),
    ],
  ];
  out('');
  for (const [label, value] of rows) out(`  ${paint('dim', label.padEnd(12))} ${value}`);
}

/** Decisions taken for the user, and what the answers ask for that isn't generated yet. */
export function printNotes(
  notes: readonly string[],
  blueprint: Blueprint,
  { note, paint }: Terminal,
): void {
  const { decided, missing } = noteTexts(notes, blueprint);
  for (const text of decided) note(paint('dim', text));
  for (const text of missing) note(paint('yellow', text));
}

/** The lines that `printNotes` takes. */
export function countNoteLines(notes: readonly string[], blueprint: Blueprint): number {
  const { decided, missing } = noteTexts(notes, blueprint);
  return [...decided, ...missing].join('\n').split('\n').length;
}

const noteTexts = (notes: readonly string[], blueprint: Blueprint) => ({
  decided: notes.map((text) => wrap(text, '  · ', '    ')),
  missing: notGeneratedSentences(blueprint).map((says) =>
    wrap(`Not generated yet: ${says}.`, '  ! ', '    '),
  ),
});

export const notGeneratedSentences = (blueprint: Blueprint): string[] =>
  blueprint.notGenerated.map(
    (id) => NEEDS.find((need) => need.id === id)?.says ?? replaced(id, blueprint),
  );

/** An answer that something else stands in for, knowingly. */
function replaced(id: string, { decision, surface, database }: Blueprint): string {
  const title = answerTitle(id as QuestionId, decision.answers[id] ?? '');
  return `${title}: it starts with ${answerTitle(id as QuestionId, id === 'surface' ? surface : database)}`;
}

function outcomeOf(proof: Proof | undefined): string {
  if (proof === undefined) return 'written, not proven';
  const passed = `${proof.tests.passed} tests passed`;
  if (!proof.proven) return `installed, and proven as far as that goes here: ${passed}`;
  return `installed and proven${proof.database === null ? '' : ` on ${proof.database}`}: ${passed}`;
}

/** The last lines of a successful run. */
export function printDone(
  folder: string,
  blueprint: Blueprint,
  proof: Proof | undefined,
  next: readonly string[],
  { out, paint }: Terminal,
): void {
  out('');
  out(paint('bold', `${blueprint.slug} is in ${folder}, ${outcomeOf(proof)}.`));
  if (proof && !proof.proven) {
    const steps = proof.notRun.join(', ');
    const again = `${INVOCATION} verify ${quoted(folder)}`;
    const text = proof.notRun.includes('database')
      ? `Not run without its database server: ${steps}. Once it answers: ${again}`
      : `Not run: ${steps}. Once it can be: ${again}`;
    out(paint('yellow', wrap(text)));
  }
  const missing = notGeneratedSentences(blueprint);
  if (missing.length > 0) out(paint('yellow', wrap(`Not generated yet: ${missing.join('; ')}.`)));
  out('');
  for (const command of next) out(`  ${command}`);
  out('');
}

/** After a run with questions: the command that does the same without. */
export function printCommand(draft: Draft, { out, paint }: Terminal): void {
  out(paint('dim', 'The same again, without a question:'));
  out(`  ${commandOf(draft)}`);
  out('');
}
