import { comesIn } from '../../packs/language.ts';
import { servesStack } from '../../packs/stacks.ts';
import type { Pack } from '../../packs/pack.ts';
import { STACKS, type PackOption, type Stack } from '../../packs/stacks.ts';
import { PACK_OPTIONS } from '../../packs/stacks.ts';
import { NEEDS } from '../../plan/needs.ts';
import { leavesOpen } from '../../plan/open-answer.ts';
import { constraintOf, pointsOf, type Framework } from '../../recommend/points.ts';
import { QUESTIONS, type QuestionId } from '../../recommend/questions.ts';
import { OPTIONS, flagOf, type Option } from '../options.ts';

type Packs = readonly Pack<unknown>[];
export type Status = 'proven' | 'written' | 'not generated yet';
/** By stack; a stack that has nothing to do with the value is left out. */
export type Statuses = Readonly<Partial<Record<Stack, Status>>>;

export interface Value {
  readonly value: string;
  readonly title: string;
  readonly hint: string;
  readonly status: Statuses;
  /** What a stack was proven on, where that is something else that only speaks the same protocol. */
  readonly provenOn: Readonly<Partial<Record<Stack, string>>>;
  /** What comes with it, by stack: the titles of other packs, each with the reason. */
  readonly needs: readonly string[];
}

export interface Answer extends Value {
  /** How far it moves the recommendation, and whether it decides alone. */
  readonly points: Readonly<Record<Framework, number>>;
  readonly decides: Framework | null;
}

export interface Catalogue {
  readonly questions: readonly {
    readonly id: QuestionId;
    readonly flag: string;
    readonly question: string;
    readonly why: string;
    readonly answers: readonly Answer[];
  }[];
  readonly options: readonly (Omit<Option, 'values'> & {
    readonly flag: string;
    readonly values: readonly Value[];
  })[];
}

/** Everything that can be chosen, from the schema, with what the packs make of it. */
export function catalogueOf(packs: Packs): Catalogue {
  return {
    questions: QUESTIONS.map(({ id, question, why, answers }) => ({
      id,
      flag: flagOf(id),
      question,
      why,
      answers: answers.map(({ value, title, hint }) => ({
        ...valueOf(id, value, packs),
        title,
        hint,
        points: pullOf(id, value),
        decides: constraintOf(id, value)?.framework ?? null,
      })),
    })),
    options: OPTIONS.filter(({ group }) => group !== 'answers').map((option) => ({
      ...option,
      flag: flagOf(option.id),
      values: valuesOf(option, packs).map((value) => valueOf(option.id, value, packs)),
    })),
  };
}

/** The values of a choice; where the schema leaves them open, those that packs answer. */
function valuesOf({ id, values }: Option, packs: Packs): readonly string[] {
  if (values !== undefined) return values;
  const answered = id === 'without' ? 'feature' : id;
  return isPackOption(answered)
    ? [...new Set(packs.flatMap(({ manifest }) => manifest.answers?.[answered] ?? []))]
    : [];
}

function valueOf(id: string, value: string, packs: Packs): Value {
  const option = id.startsWith('scaffold') ? id.slice('scaffold'.length).toLowerCase() : id;
  const answering = packs.filter(({ manifest }) =>
    isPackOption(option) ? manifest.answers?.[option]?.includes(value) : false,
  );
  const [pack] = answering;
  return {
    value,
    title: pack?.manifest.title ?? value,
    hint: pack?.manifest.summary ?? '',
    status: statusesOf(option, value, packs),
    provenOn: Object.fromEntries(
      answering.flatMap(({ folder, manifest: { provenOn } }) =>
        provenOn === undefined ? [] : [[folder, provenOn]],
      ),
    ),
    needs: [...new Set(answering.flatMap((each) => relationsOf(each, packs)))],
  };
}

const isPackOption = (id: string): id is PackOption =>
  (PACK_OPTIONS as readonly string[]).includes(id);

/** What a value comes to on each stack; nothing where there is nothing to generate for it. */
function statusesOf(option: string, value: string, packs: Packs): Statuses {
  if (option === 'packageManager') return { express: 'proven' };
  const need = NEEDS.findLast(
    ({ question, answers }) => question === option && answers.includes(value),
  );
  const generated = isPackOption(option) && !leavesOpen(option, value);
  if (need === undefined && !generated) return {};
  const statuses = STACKS.map((stack): [Stack, Status] => {
    const pack = packs.find(
      (each) =>
        servesStack(each, stack) &&
        (need === undefined
          ? isPackOption(option) && each.manifest.answers?.[option]?.includes(value)
          : each.manifest.covers.includes(need.id)),
    );
    return [stack, pack?.manifest.status ?? 'not generated yet'];
  });
  const isAnswer = QUESTIONS.some(({ id }) => id === option);
  const there = statuses.filter(([, status]) => status !== 'not generated yet');
  // A test runner belongs to its own stack; an answer is meant for both.
  return Object.fromEntries(isAnswer || there.length === 0 ? statuses : there);
}

function relationsOf(pack: Pack<unknown>, packs: Packs): string[] {
  const { folder, manifest } = pack;
  const said = (
    verb: string,
    { pack, when, because }: (typeof manifest.implies)[number],
  ): string => {
    const title = packs.find(({ id }) => id === `${folder}/${pack}`)?.manifest.title ?? pack;
    return `${verb} ${title}${when ? ` on Node ${when.node}` : ''}: ${because}`;
  };
  return [
    ...missingLanguages(pack, packs),
    ...manifest.implies.map((relation) => said('brings', relation)),
    ...manifest.conflicts.map((relation) => said('excludes', relation)),
    ...manifest.env.map(({ name, doc }) => `reads ${name}: ${doc}`),
  ];
}

/** The languages of its stack in which a pack does not come. */
const missingLanguages = (pack: Pack<unknown>, packs: Packs): string[] =>
  packs
    .filter((other) => other.folder === pack.folder && other.manifest.language !== undefined)
    .filter((other) => !comesIn(other, pack, packs))
    .map(({ manifest }) => `does not come in ${manifest.title} yet`);

function pullOf(question: QuestionId, answer: string): Record<Framework, number> {
  const sum = (framework: Framework): number =>
    pointsOf(question, answer)
      .filter((point) => point.framework === framework)
      .reduce((total, { points }) => total + points, 0);
  return { express: sum('express'), django: sum('django') };
}
