import { z } from 'zod';
import { STACKS } from '../packs/pack.ts';
import { QUESTIONS } from '../recommend/questions.ts';

/** How an option is given: one of a list, free text, several of them, or merely said. */
export type OptionKind = 'choice' | 'text' | 'texts' | 'switch';

export interface Option {
  readonly id: string;
  readonly kind: OptionKind;
  readonly group: 'answers' | 'choices' | 'running';
  /** The values of a `choice`. */
  readonly values?: readonly string[];
  readonly short?: string;
  /** What stands for the value in the help. */
  readonly placeholder?: string;
  readonly help: string;
}

const ANSWERS: readonly Option[] = QUESTIONS.map((question) => ({
  id: question.id,
  kind: 'choice',
  group: 'answers',
  values: question.answers.map((answer) => answer.value),
  help: question.question,
}));

const CHOICES: readonly Option[] = [
  {
    id: 'framework',
    kind: 'choice',
    group: 'choices',
    values: STACKS,
    help: 'Overrides the recommendation, which is still shown and recorded',
  },
  {
    id: 'reason',
    kind: 'text',
    group: 'choices',
    placeholder: 'TEXT',
    help: 'Why you override it, for the decision record',
  },
  {
    id: 'language',
    kind: 'choice',
    group: 'choices',
    values: ['typescript', 'javascript'],
    help: 'Language of an Express project',
  },
  {
    id: 'testRunner',
    kind: 'choice',
    group: 'choices',
    values: ['jest', 'mocha', 'vitest', 'ava', 'node', 'pytest', 'django'],
    help: 'Test runner of the project',
  },
  {
    id: 'api',
    kind: 'choice',
    group: 'choices',
    values: ['drf', 'ninja'],
    help: 'API library of a Django project',
  },
  {
    id: 'django',
    kind: 'choice',
    group: 'choices',
    values: ['5.2', '6.1'],
    help: 'Version of Django',
  },
  {
    id: 'feature',
    kind: 'texts',
    group: 'choices',
    placeholder: 'A,B',
    help: 'Adds features; may be repeated',
  },
  {
    id: 'without',
    kind: 'texts',
    group: 'choices',
    placeholder: 'A,B',
    help: 'Drops features; may be repeated',
  },
  {
    id: 'resource',
    kind: 'texts',
    group: 'choices',
    placeholder: '"NAME FIELD:TYPE …"',
    help: 'A resource with its fields; may be repeated',
  },
  {
    id: 'packageManager',
    kind: 'choice',
    group: 'choices',
    values: ['npm', 'pnpm', 'yarn', 'bun'],
    help: 'Package manager of an Express project',
  },
  {
    id: 'pythonManager',
    kind: 'choice',
    group: 'choices',
    values: ['uv', 'pip'],
    help: 'Package manager of a Django project',
  },
  {
    id: 'python',
    kind: 'text',
    group: 'choices',
    placeholder: 'VERSION|PATH',
    help: 'Python of a Django project: 3.12, or the path of one',
  },
  {
    id: 'upstream',
    kind: 'texts',
    group: 'choices',
    placeholder: 'URL',
    help: 'Where a gateway forwards to; may be repeated',
  },
];

const RUNNING: readonly Option[] = [
  { id: 'yes', kind: 'switch', group: 'running', short: 'y', help: 'Take the defaults, never ask' },
  {
    id: 'config',
    kind: 'text',
    group: 'running',
    placeholder: 'FILE',
    help: 'Read options from a JSON file (- for standard input); flags win',
  },
  {
    id: 'dryRun',
    kind: 'switch',
    group: 'running',
    help: 'Show what would be written, write nothing',
  },
  { id: 'noInstall', kind: 'switch', group: 'running', help: 'Write the files only' },
  { id: 'noGit', kind: 'switch', group: 'running', help: 'Make no git repository' },
  { id: 'noVerify', kind: 'switch', group: 'running', help: 'Install, but skip the proof' },
  { id: 'json', kind: 'switch', group: 'running', help: 'One JSON document on standard output' },
  { id: 'verbose', kind: 'switch', group: 'running', help: 'Show the stack of an error' },
  { id: 'help', kind: 'switch', group: 'running', short: 'h', help: 'Show this help' },
  { id: 'version', kind: 'switch', group: 'running', short: 'V', help: 'Show the version' },
];

/** Everything that can be said on the command line, in the order of the help. Prompts, flags and the config file use it. */
export const OPTIONS: readonly Option[] = [...ANSWERS, ...CHOICES, ...RUNNING];

/** `testRunner` → `--test-runner`. */
export const flagOf = (id: string): string =>
  `--${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

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
