import type { Answers } from '../../recommend/questions.ts';
import { BACK, type Back } from '../asking.ts';
import type { Draft, STACK_OPTIONS } from '../draft.ts';
import { GENERATED_ANSWERS } from '../options/choices.ts';
import { stackOf } from './stack-choices.ts';
import type { Offers, Planned, State, Surroundings } from './step.ts';
import type { Row } from './summary-rows.ts';

type Option = (typeof STACK_OPTIONS)[number][0];
type Key = (typeof STACK_OPTIONS)[number][1];

const NAMES: Record<Option, string> = {
  surface: 'Surface',
  database: 'Database',
  language: 'Language',
  testRunner: 'Test runner',
  api: 'API library',
  django: 'Version of Django',
};

/** A row for a choice of the stack; where it has only one value, there is nothing to change. */
export function choiceRow(
  option: Option,
  key: Key,
  { draft }: State,
  planned: Planned | undefined,
  offers: Offers,
): Row[] {
  const offered = offers.valuesOf(stackOf(draft), option, draft);
  if (offered.length < 2) return [];
  const values = offered.map(({ value }) => value);
  const chosen = draft[key] ?? (draft.answers as Record<string, string | undefined>)[option];
  const current = planned?.blueprint[option] ?? chosen;
  const initial = Math.max(0, values.indexOf(current ?? ''));
  return [
    {
      title: `${NAMES[option]}: ${offered[initial]?.title ?? ''}`,
      value: async (now, { asking }) => {
        const message = NAMES[option];
        const next = await asking.choose<string>({
          message,
          choices: offered,
          initial,
          back: true,
        });
        return next === BACK
          ? BACK
          : { ...now, draft: withChoice(now.draft, option, key, next, values) };
      },
    },
  ];
}

/**
 * The draft with another value. Surface and database are answers, and count; where the answer is one that the stack
 * can't generate, it stays, and only what stands in for it changes.
 */
function withChoice(
  draft: Draft,
  option: Option,
  key: Key,
  value: string,
  offered: readonly string[],
): Draft {
  const answered = GENERATED_ANSWERS.find((id) => id === option);
  if (answered === undefined) return { ...draft, [key]: value };
  const { [answered]: answer } = draft.answers;
  const { [key]: standIn, ...rest } = draft;
  if (standIn !== undefined && answer !== undefined && !offered.includes(answer))
    return { ...draft, [key]: value };
  return { ...rest, answers: { ...draft.answers, [answered]: value } as Answers };
}

/** One row for all features, where the stack has any; choosing one adds or drops it. */
export function featureRows({ draft }: State, { blueprint }: Planned, offers: Offers): Row[] {
  const offered = offers.valuesOf(stackOf(draft), 'feature', draft);
  if (offered.length === 0) return [];
  const has = (feature: string): boolean => blueprint.features.includes(feature);
  const taken = offered.filter(({ value }) => has(value)).map(({ title }) => title);
  return [
    {
      title: `Features: ${taken.join(', ') || 'none'}`,
      value: async (now, { asking }: Surroundings): Promise<State | Back> => {
        const chosen = await asking.choose<string>({
          message: 'Add or drop which feature?',
          choices: offered.map((choice) => ({
            ...choice,
            title: `${has(choice.value) ? 'Drop' : 'Add'} ${choice.title}`,
          })),
          back: true,
        });
        return chosen === BACK ? BACK : { ...now, draft: toggled(now.draft, chosen, !has(chosen)) };
      },
    },
  ];
}

function toggled(draft: Draft, feature: string, wanted: boolean): Draft {
  const others = (list: readonly string[]): string[] => list.filter((name) => name !== feature);
  return {
    ...draft,
    feature: wanted ? [...others(draft.feature), feature] : others(draft.feature),
    without: wanted ? others(draft.without) : [...others(draft.without), feature],
  };
}
