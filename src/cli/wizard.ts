import { defaultResourceFor } from '../choices/default-resources.ts';
import { parseResources } from '../choices/resource-grammar.ts';
import { Cancelled, CliError } from '../errors.ts';
import type { Stack } from '../packs/pack.ts';
import { answerTitle, FRAMEWORK_TITLE } from '../plan/context/decision.ts';
import { openQuestions } from '../recommend/open-questions.ts';
import type { Outcome } from '../recommend/outcome.ts';
import { questionOf, QUESTION_IDS, type Answers, type QuestionId } from '../recommend/questions.ts';
import { recommend } from '../recommend/recommend.ts';
import { choose, type, type Choice } from './ask.ts';
import type { Draft } from './draft.ts';
import { inspectPlace } from './preflight.ts';
import { headline, printReport } from './print/report.ts';
import { wrap } from './print/wrap.ts';
import type { Terminal } from './terminal.ts';

/** What the wizard needs to know of the packs, without knowing packs. */
export interface Offers {
  /** Whether projects of that stack can be generated. */
  generates(stack: Stack): boolean;
  /** Values that a stack can generate for a choice, the default first. */
  valuesOf(stack: Stack, option: 'database' | 'testRunner'): readonly Choice<string>[];
  /** Shows what the draft would write; throws like the real run. */
  preview(draft: Draft): void;
}

/** Asks for everything that the draft leaves open. Throws Cancelled when the user stops; nothing is written here. */
export async function askForDraft(
  given: Draft,
  offers: Offers,
  terminal: Terminal,
): Promise<Draft> {
  let draft = await askProduct(given, terminal);
  draft = await askOpen(draft, (outcome) => openQuestions(outcome).next);
  draft = await askFramework(draft, offers, terminal);
  draft = await askScaffold(draft, offers);
  return confirm(draft, offers, terminal);
}

const withAnswer = (draft: Draft, id: QuestionId, value: string): Draft => ({
  ...draft,
  answers: { ...draft.answers, [id]: value } as Answers,
});

async function askProduct(given: Draft, terminal: Terminal): Promise<Draft> {
  let draft = given;
  if (draft.answers.product === undefined) draft = await askQuestion(draft, 'product');
  for (;;) {
    const assumed = Object.entries(recommend(draft.answers).answers).filter(
      ([, answer]) => answer?.from === 'preset',
    );
    if (assumed.length === 0) return draft;
    const line = assumed.map(([id, answer]) => `${id} ${answer?.value ?? ''}`).join(', ');
    terminal.note(wrap(`Assumed from the product: ${line}.`, '  '));
    const next = await choose<QuestionId | undefined>('Do these assumptions fit?', [
      { title: 'Yes, they fit', value: undefined },
      ...assumed.map(([id, answer]) => changeRow(id as QuestionId, answer?.value ?? '')),
    ]);
    if (next === undefined) return draft;
    draft = await askQuestion(draft, next);
  }
}

const changeRow = (id: QuestionId, value: string): Choice<QuestionId> => ({
  title: `Change: ${questionOf(id).question}`,
  hint: `now: ${answerTitle(id, value)}`,
  value: id,
});

async function askOpen(
  given: Draft,
  which: (outcome: Outcome) => readonly QuestionId[],
): Promise<Draft> {
  let draft = given;
  for (const id of which(recommend(given.answers))) draft = await askQuestion(draft, id);
  return draft;
}

async function askQuestion(draft: Draft, id: QuestionId): Promise<Draft> {
  const question = questionOf(id);
  const current =
    recommend(draft.answers).answers[id]?.value ??
    (id === 'product' ? undefined : question.neutral);
  const position = question.answers.findIndex((answer) => answer.value === current);
  return withAnswer(
    draft,
    id,
    await choose<string>(question.question, question.answers, Math.max(0, position)),
  );
}

type Verdict = Stack | 'change' | 'everything';

/** Shows the recommendation until a framework is taken: accepted, overridden, or decided in a toss-up or clash. */
async function askFramework(given: Draft, offers: Offers, terminal: Terminal): Promise<Draft> {
  let draft = given;
  for (;;) {
    const outcome = recommend(draft.answers);
    printReport(outcome, terminal);
    if (draft.framework !== undefined) return draft;
    terminal.note('');
    const verdict = await choose<Verdict>(`${headline(outcome)} What now?`, verdictsFor(outcome));
    if (verdict === 'change') {
      draft = await askQuestion(draft, await chooseAnswered(outcome));
    } else if (verdict === 'everything') {
      draft = await askOpen(draft, ({ unanswered }) => unanswered);
    } else if (offers.generates(verdict)) {
      return { ...draft, framework: verdict };
    } else {
      const name = FRAMEWORK_TITLE[verdict];
      terminal.note(terminal.paint('yellow', `${name} projects can't be generated yet.`));
    }
  }
}

function verdictsFor({ recommendation, unanswered }: Outcome): Choice<Verdict>[] {
  const { framework, confidence } = recommendation;
  const change: Choice<Verdict> = { title: 'Change an answer', value: 'change' };
  const everything: Choice<Verdict>[] =
    unanswered.length > 0
      ? [
          {
            title: 'Ask me everything',
            hint: `${unanswered.length} questions are open`,
            value: 'everything',
          },
        ]
      : [];
  if (framework === null) {
    const both: Choice<Verdict>[] = [
      { title: 'Take Express', value: 'express' },
      { title: 'Take Django', value: 'django' },
    ];
    return confidence === 'clash' ? [change, ...both] : [...everything, change, ...both];
  }
  const other: Stack = framework === 'express' ? 'django' : 'express';
  return [
    { title: `Accept ${FRAMEWORK_TITLE[framework]}`, value: framework },
    {
      title: `Take ${FRAMEWORK_TITLE[other]} instead`,
      hint: 'Recorded as your decision',
      value: other,
    },
    change,
    ...everything,
  ];
}

function chooseAnswered(outcome: Outcome): Promise<QuestionId> {
  return choose(
    'Which answer?',
    QUESTION_IDS.map((id) => {
      const value = outcome.answers[id]?.value;
      return {
        title: questionOf(id).question,
        hint: value === undefined ? 'open' : `now: ${answerTitle(id, value)}`,
        value: id,
      };
    }),
  );
}

async function askScaffold(given: Draft, offers: Offers): Promise<Draft> {
  let draft = given;
  const stack = draft.framework ?? 'express';
  const { product, database } = recommend(draft.answers).answers;
  if (draft.directory === undefined) {
    draft = {
      ...draft,
      directory: await type('Directory', `my-${product?.value ?? 'backend'}`, placeProblem),
    };
  }
  if (database?.from !== 'user') {
    draft = { ...draft, database: await pick('Database', offers.valuesOf(stack, 'database')) };
  }
  if (draft.testRunner === undefined) {
    draft = {
      ...draft,
      testRunner: await pick('Test runner', offers.valuesOf(stack, 'testRunner')),
    };
  }
  if (draft.resource.length === 0) {
    const text = await type(
      'First resource (name field:type …)',
      defaultResourceFor(product?.value),
      resourceProblem,
    );
    draft = { ...draft, resource: [text] };
  }
  return draft;
}

/** A list with one row needs no question. */
const pick = async (message: string, choices: readonly Choice<string>[]): Promise<string> =>
  choices.length === 1 && choices[0] ? choices[0].value : choose(message, choices);

async function confirm(given: Draft, offers: Offers, terminal: Terminal): Promise<Draft> {
  let draft = given;
  for (;;) {
    offers.preview(draft);
    terminal.note('');
    const next = await choose<'write' | 'resource' | 'directory' | 'cancel'>('Write it?', [
      { title: 'Yes, write, install and prove it', value: 'write' },
      { title: 'Change the resource', value: 'resource' },
      { title: 'Change the directory', value: 'directory' },
      { title: 'No, stop here', value: 'cancel' },
    ]);
    if (next === 'write') return draft;
    if (next === 'cancel') throw new Cancelled('Stopped; nothing was written.');
    if (next === 'directory')
      draft = { ...draft, directory: await type('Directory', draft.directory ?? '', placeProblem) };
    if (next === 'resource')
      draft = {
        ...draft,
        resource: [await type('Resource', draft.resource[0] ?? '', resourceProblem)],
      };
  }
}

const placeProblem = (text: string): Promise<true | string> => problemOf(() => inspectPlace(text));
const resourceProblem = (text: string): Promise<true | string> =>
  problemOf(() => parseResources([text]));

/** What an error says, for a prompt to show; true when nothing is wrong. */
async function problemOf(work: () => unknown): Promise<true | string> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof CliError) return error.message;
    throw error;
  }
}
