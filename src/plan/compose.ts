import { defaultResourceFor } from '../choices/default-resources.ts';
import type { ProjectName } from '../choices/project-name.ts';
import { parseResources } from '../choices/resource-grammar.ts';
import { Bug, UserError } from '../errors.ts';
import type { Capabilities, Pack, Stack } from '../packs/pack.ts';
import { resolve, valuesOf, type Wanted, type Wishes } from '../packs/resolve.ts';
import type { Answers } from '../recommend/questions.ts';
import type { Outcome } from '../recommend/outcome.ts';
import type { Blueprint, Decision } from './blueprint.ts';
import { uncovered } from './needs.ts';
import { leavesOpen } from './open-answer.ts';
import { DEFAULT_PYTHON } from './python-managers.ts';

/** What the user chose beside the answers; everything is optional and falls back to the stack's defaults. */
export interface Choices {
  readonly framework: Stack;
  readonly by: Decision['by'];
  readonly reason?: string;
  /** What is generated where it isn't the answer that counts. */
  readonly surface?: string;
  readonly database?: string;
  readonly language?: string;
  readonly testRunner?: string;
  readonly api?: string;
  readonly features: readonly string[];
  readonly without: readonly string[];
  readonly resources: readonly string[];
  readonly packageManager: string;
  /** Of a Django project; from the machine where the user does not say. */
  readonly python?: string;
  readonly pythonManager?: string;
  readonly packageManagerVersion?: string | undefined;
}

export interface Composition {
  readonly blueprint: Blueprint;
  /** What was decided for the user, each a sentence with its reason. */
  readonly notes: readonly string[];
}

/** Turns answers, choices and the machine's Node into the blueprint. Pure; throws UserError where they clash. */
export function compose<T>(
  name: ProjectName,
  answers: Answers,
  outcome: Outcome,
  choices: Choices,
  node: number,
  packs: readonly Pack<T>[],
): Composition {
  const notes: string[] = [];
  const wanted = (id: 'surface' | 'database'): Wanted | undefined => {
    const answer = outcome.answers[id];
    return answer === undefined || leavesOpen(id, answer.value)
      ? undefined
      : { value: answer.value, from: answer.from };
  };
  const surface: Wanted | undefined =
    choices.surface === undefined ? wanted('surface') : { value: choices.surface, from: 'user' };
  const resources = resourcesOf(choices.resources, outcome, surface, notes);
  const wishes: Wishes = {
    stack: choices.framework,
    options: {
      ...(surface && { surface }),
      ...(choices.database === undefined
        ? databaseWish(wanted('database'), notes)
        : fromUser('database', choices.database)),
      ...fromUser('language', choices.language),
      ...fromUser('testRunner', choices.testRunner),
      ...fromUser('api', choices.api),
    },
    features: choices.features,
    without: choices.without,
    hasResources: resources.length > 0,
    node,
  };
  const resolution = resolve(wishes, packs);
  const taken = resolution.packs
    .map((id) => packs.find((pack) => pack.id === id))
    .filter((pack) => pack !== undefined);
  const values = Object.fromEntries(
    Object.entries(outcome.answers).map(([id, answer]) => [id, answer?.value ?? '']),
  );
  const missing = uncovered(values, new Set(taken.flatMap((pack) => pack.manifest.covers)));
  return {
    notes: [...notes, ...resolution.notes],
    blueprint: {
      ...name,
      framework: choices.framework,
      language: resolution.values.language,
      surface: resolution.values.surface,
      database: resolution.values.database,
      testRunner: resolution.values.testRunner,
      features: [...resolution.features],
      packageManager: choices.packageManager,
      ...(choices.packageManagerVersion !== undefined && {
        packageManagerVersion: choices.packageManagerVersion,
      }),
      node,
      ...(choices.framework === 'django' && {
        python: choices.python ?? DEFAULT_PYTHON,
        pythonManager: choices.pythonManager ?? 'pip',
      }),
      resources,
      packs: [...resolution.packs],
      capabilities: capabilitiesOf(taken),
      decision: {
        answers: { ...answers } as Record<string, string>,
        recommended: outcome.recommendation.framework,
        chosen: choices.framework,
        by: choices.by,
        ...(choices.reason !== undefined && { reason: choices.reason }),
      },
      notGenerated: [
        ...missing.map((need) => need.id),
        ...(['surface', 'database'] as const).filter((id) =>
          isReplaced(id, answers, choices, packs),
        ),
      ],
    },
  };
}

/** Whether something else stands in for what the user named, because the stack has no pack for it. */
const isReplaced = <T>(
  id: 'surface' | 'database',
  { [id]: answer }: Answers,
  { framework, [id]: standIn }: Choices,
  packs: readonly Pack<T>[],
): boolean =>
  standIn !== undefined &&
  !leavesOpen(id, answer) &&
  !valuesOf(packs, framework, id).includes(answer ?? '');

function resourcesOf(
  texts: readonly string[],
  outcome: Outcome,
  surface: Wanted | undefined,
  notes: string[],
): Blueprint['resources'] {
  const { product } = outcome.answers;
  if (surface?.value === 'gateway' && surface.from === 'user' && texts.length > 0) {
    throw new UserError(
      'A gateway has no resources: it only forwards.',
      'Leave --resource or --surface gateway out.',
    );
  }
  if (texts.length > 0) return parseResources(texts);
  const text = defaultResourceFor(product?.value);
  notes.push(
    `The first resource is "${text.split(' ')[0] ?? ''}", which fits the product; --resource names another.`,
  );
  return parseResources([text]);
}

function databaseWish(wanted: Wanted | undefined, notes: string[]): { database?: Wanted } {
  if (wanted === undefined) {
    notes.push(
      'The database is SQLite, the embedded default: it needs no server; --database names another.',
    );
    return {};
  }
  return { database: wanted };
}

const fromUser = (option: string, value: string | undefined): Record<string, Wanted> =>
  value === undefined ? {} : { [option]: { value, from: 'user' } };

function capabilitiesOf<T>(packs: readonly Pack<T>[]): Capabilities {
  const capabilities = packs
    .map((pack) => pack.manifest.capabilities)
    .find((table) => table !== undefined);
  if (capabilities === undefined) throw new Bug('No pack says what the database can do.');
  return capabilities;
}
