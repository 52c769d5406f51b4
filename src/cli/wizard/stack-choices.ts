import type { Stack } from '../../packs/stacks.ts';
import { answerTitle, FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import { leavesOpen } from '../../plan/open-answer.ts';
import { BACK } from '../asking.ts';
import { GENERATED_ANSWERS, scaffoldOf } from '../options/choices.ts';
import { wrap } from '../print/wrap.ts';
import { askQuestion } from './questions.ts';
import type { Draft } from '../draft.ts';
import type { Offers, Step } from './step.ts';

/** The framework that the project will most likely have; before the verdict only to count the steps. */
export const stackOf = ({ framework }: Draft): Stack => framework ?? 'express';

/** What to start with where the stack has nothing yet for what the user named. */
export const STAND_INS: readonly Step[] = GENERATED_ANSWERS.map((id) => ({
  id: scaffoldOf(id),
  isOpen: ({ draft }, { offers }) =>
    draft.framework !== undefined &&
    draft[scaffoldOf(id)] === undefined &&
    !leavesOpen(id, draft.answers[id]) &&
    !offers.valuesOf(draft.framework, id, draft).some(({ value }) => value === draft.answers[id]),
  async ask(state, around, at) {
    const { draft } = state;
    const named = answerTitle(id, draft.answers[id] ?? '');
    const name = FRAMEWORK_TITLE[stackOf(draft)];
    const chosen = await around.asking.choose<string | undefined>({
      message: at.label(`${name}: "${named}" is not generated yet. Start with?`),
      choices: [
        ...around.offers.valuesOf(stackOf(draft), id, draft),
        { title: `Change the answer "${named}"`, value: undefined },
      ],
      why: () =>
        wrap(
          `Your answer stays and counts; the record names it as not generated yet. What you start with is scaffolding only.`,
          '  ',
        ),
      back: at.back,
    });
    if (chosen === BACK) return BACK;
    if (chosen !== undefined) return { ...state, draft: { ...draft, [scaffoldOf(id)]: chosen } };
    const { framework: _, ...undecided } = draft;
    return askQuestion(id, { ...state, draft: undecided }, around, { ...at, back: true });
  },
}));

/** Asked where the stack has more than one; the rest stands in the summary. */
const ASKED = [
  ['language', 'Language'],
  ['testRunner', 'Test runner'],
] as const;

export const STACK_CHOICES: readonly Step[] = ASKED.map(([option, title]) => ({
  id: option,
  isOpen: ({ draft }, { offers }) =>
    draft[option] === undefined && offers.valuesOf(stackOf(draft), option, draft).length > 1,
  async ask(state, { asking, offers }, at) {
    const { draft } = state;
    const chosen = await asking.choose<string>({
      message: at.label(title),
      choices: offers.valuesOf(stackOf(draft), option, draft),
      why: () => scaffoldingOnly(title, draft, offers),
      back: at.back,
    });
    return chosen === BACK ? BACK : { ...state, draft: { ...draft, [option]: chosen } };
  },
}));

function scaffoldingOnly(title: string, draft: Draft, { generates }: Offers): string {
  const other: Stack = stackOf(draft) === 'express' ? 'django' : 'express';
  return wrap(
    `${title}: scaffolding only. The recommendation has been made and does not change${generates(other) ? `; ${FRAMEWORK_TITLE[other]} has others` : ''}. The first is the usual choice.`,
    '  ',
  );
}
