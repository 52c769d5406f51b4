import { PACK_OPTIONS, STACKS } from '../../packs/stacks.ts';
import { DJANGO_VERSIONS } from '../../plan/django-versions.ts';
import { leavesOpen } from '../../plan/open-answer.ts';
import { questionOf, QUESTION_IDS, type QuestionId } from '../../recommend/questions.ts';
import type { Option } from './option.ts';

/** The questions whose answers packs generate: the surface and the database. */
export const GENERATED_ANSWERS = QUESTION_IDS.filter((id) =>
  (PACK_OPTIONS as readonly string[]).includes(id),
) as readonly Extract<QuestionId, (typeof PACK_OPTIONS)[number]>[];
export type GeneratedAnswer = (typeof GENERATED_ANSWERS)[number];

/** `database` → `scaffoldDatabase`. */
export const scaffoldOf = <Id extends GeneratedAnswer>(id: Id): `scaffold${Capitalize<Id>}` =>
  `scaffold${id.charAt(0).toUpperCase()}${id.slice(1)}` as `scaffold${Capitalize<Id>}`;

/** What the project starts with where it isn't the answer that counts: it needs MongoDB and starts on SQLite. */
const SCAFFOLD: readonly Option[] = GENERATED_ANSWERS.map((id) => ({
  id: scaffoldOf(id),
  kind: 'choice',
  group: 'choices',
  values: questionOf(id)
    .answers.map(({ value }): string => value)
    .filter((value) => !leavesOpen(id, value)),
  help: `Generates another ${id} than the answer that is counted`,
}));

/** What is chosen beside the answers. */
export const CHOICES: readonly Option[] = [
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
    values: ['vitest', 'jest', 'mocha', 'ava', 'node', 'pytest', 'django'],
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
    values: DJANGO_VERSIONS.map(({ series }) => series),
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
  ...SCAFFOLD,
];
