import { answerTitle, FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import type { Stack } from '../../packs/stacks.ts';
import { decidingQuestions } from '../../recommend/open-questions.ts';
import type { Outcome } from '../../recommend/outcome.ts';
import { questionOf, type QuestionId } from '../../recommend/questions.ts';
import { outcomeOf } from './outcome.ts';
import { BACK, type Choice } from '../asking.ts';
import { headline, printReport } from '../print/report.ts';
import { wrap } from '../print/wrap.ts';
import { changeAnswer } from './change-answer.ts';
import { askQuestion } from './questions.ts';
import { takeFramework } from './take-framework.ts';
import type { Step } from './step.ts';

type Verdict =
  | { readonly take: Stack }
  | { readonly change: QuestionId | 'any' }
  | { readonly also: 'everything' | 'deciding' };

/** Shows the recommendation until a framework is taken: accepted, overridden, or decided in a toss-up or clash. */
export const verdict: Step = {
  id: 'verdict',
  isOpen: ({ draft, reported }) => draft.framework === undefined || !reported,
  isSilent: ({ draft }) => draft.framework !== undefined,
  async ask(state, around, at) {
    const { terminal, asking, offers } = around;
    const outcome = outcomeOf(state.draft);
    printReport(outcome, terminal, offers.missing(outcome));
    if (state.draft.framework !== undefined) return { ...state, reported: true };
    terminal.note('');
    if (state.before !== undefined) {
      terminal.note(terminal.paint('dim', wrap(`Before your change: ${state.before}`)));
    }
    const { also: _, ...rest } = state;
    for (;;) {
      const chosen = await asking.choose<Verdict>({
        message: at.label(questionFor(outcome)),
        choices: verdictsFor(outcome),
        why: () => WHY,
        back: at.back,
        filtered: false,
      });
      if (chosen === BACK) return BACK;
      if ('also' in chosen) return { ...rest, also: chosen.also };
      const next = await ('take' in chosen
        ? takeFramework(chosen.take, outcome, rest, around)
        : chosen.change === 'any'
          ? changeAnswer(outcome, rest, around, at)
          : askQuestion(chosen.change, rest, around, { ...at, back: true }));
      if (next === BACK) continue;
      return 'take' in chosen
        ? { ...next, reported: true }
        : { ...next, before: headline(outcome) };
    }
  },
};

const WHY = wrap(
  'Every answer adds its points to one side; the side that is ahead is recommended. An answer that one framework cannot meet decides alone. You may always decide otherwise: your choice is recorded beside the recommendation. "create-backend options" lists what every answer counts.',
  '  ',
);

function questionFor(outcome: Outcome): string {
  const { confidence } = outcome.recommendation;
  if (confidence === 'clash') return 'Which answer gives way?';
  if (confidence === 'toss-up') return 'Either works. What now?';
  return `${headline(outcome)} What now?`;
}

function verdictsFor(outcome: Outcome): Choice<Verdict>[] {
  const { framework, confidence, forcedBy } = outcome.recommendation;
  const change: Choice<Verdict> = {
    title: 'Change an answer',
    hint: 'And see the new result at once',
    value: { change: 'any' },
    key: 'c',
  };
  if (confidence === 'clash') {
    return [
      ...forcedBy.map(({ question, answer, framework: needed }) => ({
        title: `Change "${answerTitle(question, answer)}"`,
        hint: `${questionOf(question).question} As it is, it needs ${FRAMEWORK_TITLE[needed]}`,
        value: { change: question },
      })),
      take('express', 'Take Express all the same', '1'),
      take('django', 'Take Django all the same', '2'),
      change,
    ];
  }
  const everything: Choice<Verdict>[] = outcome.unanswered.length > 0 ? [askAll(outcome)] : [];
  if (framework === null) {
    return [
      ...decidingRows(outcome),
      take('express', 'Take Express', '1'),
      take('django', 'Take Django', '2'),
      change,
      ...everything,
    ];
  }
  const other: Stack = framework === 'express' ? 'django' : 'express';
  return [
    {
      title: `Accept ${FRAMEWORK_TITLE[framework]}`,
      value: { take: framework },
      key: 'a',
    },
    take(other, `Take ${FRAMEWORK_TITLE[other]} instead`, 'o'),
    change,
    ...everything,
  ];
}

const take = (stack: Stack, title: string, key: string): Choice<Verdict> => ({
  title,
  hint: 'Recorded as your decision, beside the recommendation',
  value: { take: stack },
  key,
});

const askAll = ({ unanswered }: Outcome): Choice<Verdict> => ({
  title: 'Ask me everything',
  hint: `${unanswered.length} ${unanswered.length === 1 ? 'question is' : 'questions are'} open`,
  value: { also: 'everything' },
  key: 'e',
});

/** In a toss-up: the open questions that would decide it, by name. */
function decidingRows(outcome: Outcome): Choice<Verdict>[] {
  const deciding = decidingQuestions(outcome);
  if (deciding.length === 0) return [];
  return [
    ...deciding.slice(0, 3).map((id) => ({
      title: `Answer: ${questionOf(id).question}`,
      hint: 'Would decide, if you have a preference',
      value: { change: id } as const,
    })),
    ...(deciding.length > 3
      ? [
          {
            title: `Ask me all ${deciding.length} that would decide`,
            hint: 'Until one of them does',
            value: { also: 'deciding' } as const,
            key: 'd',
          },
        ]
      : []),
  ];
}
