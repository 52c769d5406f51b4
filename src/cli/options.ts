import * as z from 'zod';
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

function schemaOf(option: Option): z.ZodType {
  switch (option.kind) {
    case 'choice':
      return z.enum(option.values ?? []);
    case 'text':
      return z.string();
    case 'texts':
      return z.preprocess(
        (value) => (typeof value === 'string' ? [value] : value),
        z.array(z.string()),
      );
    case 'switch':
      return z.boolean();
  }
}

/** What a config file may hold, and what flags amount to: any subset of the options, and the directory. */
export const RequestSchema = z.strictObject({
  directory: z.string().optional(),
  ...Object.fromEntries(OPTIONS.map((option) => [option.id, schemaOf(option).optional()])),
});
