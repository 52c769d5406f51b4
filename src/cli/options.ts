import { QUESTIONS } from '../recommend/questions.ts';
import { CHOICES } from './options/choices.ts';
import type { Option } from './options/option.ts';
import { RUNNING } from './options/running.ts';

export { flagOf, type Option, type OptionKind } from './options/option.ts';

const ANSWERS: readonly Option[] = QUESTIONS.map((question) => ({
  id: question.id,
  kind: 'choice',
  group: 'answers',
  values: question.answers.map((answer) => answer.value),
  help: question.question,
}));

/** Everything that can be said on the command line, in the order of the help. Prompts, flags and the config file use it. */
export const OPTIONS: readonly Option[] = [...ANSWERS, ...CHOICES, ...RUNNING];
