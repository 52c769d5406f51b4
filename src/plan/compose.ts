import { defaultResourceFor } from '../choices/default-resources.ts';
import type { ProjectName } from '../choices/project-name.ts';
import { parseResources } from '../choices/resource-grammar.ts';
import type { Resource } from '../choices/resource.ts';
import { DEFAULT_UPSTREAM, parseUpstreams } from '../choices/upstream.ts';
import { Bug, UserError } from '../errors.ts';
import { NO_DATABASE, onlyForwards, servedBy } from '../packs/forwarding.ts';
import type { Capabilities, Pack } from '../packs/pack.ts';
import type { Stack } from '../packs/stacks.ts';
import { titleOf } from '../packs/options.ts';
import { resolve, type Wanted, type Wishes } from '../packs/resolve.ts';
import { valuesOf } from '../packs/values.ts';
import type { Answers } from '../recommend/questions.ts';
import type { Outcome } from '../recommend/outcome.ts';
import type { Blueprint, Decision } from './blueprint.ts';
import { uncovered } from './needs.ts';
import { leavesOpen } from './open-answer.ts';
import { DEFAULT_PYTHON } from './python-managers.ts';
import { reservations } from './reservations.ts';

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
  /** Series of Django: `6.1`. */
  readonly django?: string;
  readonly features: readonly string[];
  readonly without: readonly string[];
  readonly resources: readonly string[];
  /** URLs that a gateway forwards to. */
  readonly upstreams?: readonly string[];
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
  const forwards = onlyForwards(
    {
      stack: choices.framework,
      options: { ...(surface && { surface }), ...fromUser('language', choices.language) },
    },
    packs,
  );
  const resources = forwards
    ? noResources(choices.resources)
    : resourcesOf(choices.resources, outcome, notes);
  const upstreams = upstreamsOf(choices.upstreams ?? [], forwards, notes);
  const values = Object.fromEntries(
    Object.entries(outcome.answers).map(([id, answer]) => [id, answer?.value ?? '']),
  );
  const wishes: Wishes = {
    stack: choices.framework,
    options: {
      ...(surface && { surface }),
      ...(choices.database === undefined
        ? databaseWish(wanted('database'), forwards, notes)
        : fromUser('database', choices.database)),
      ...fromUser('language', choices.language),
      ...fromUser('testRunner', choices.testRunner),
      ...fromUser('api', choices.api),
      ...fromUser('django', choices.django),
    },
    features: choices.features,
    without: choices.without,
    hasResources: resources.length > 0,
    fieldTypes: new Set(resources.flatMap(({ fields }) => fields.map(({ type }) => type))),
    answers: values,
    node,
  };
  const resolution = resolve(wishes, packs);
  const taken = resolution.packs
    .map((id) => packs.find((pack) => pack.id === id))
    .filter((pack) => pack !== undefined);
  const covered = new Set(taken.flatMap((pack) => pack.manifest.covers));
  if (!covered.has('accounts')) refuseOwned(resources, choices.framework);
  const missing = uncovered(values, covered);
  return {
    notes: [...notes, ...resolution.notes, ...reservations(taken)],
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
      ...(taken.some(({ manifest }) => manifest.answers?.api) && { api: resolution.values.api }),
      ...(choices.framework === 'django' && {
        django: resolution.values.django,
        python: choices.python ?? DEFAULT_PYTHON,
        pythonManager: choices.pythonManager ?? 'pip',
      }),
      resources,
      ...(forwards && { upstreams }),
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

function noResources(texts: readonly string[]): [] {
  if (texts.length === 0) return [];
  throw new UserError(
    'A gateway has no resources: it only forwards.',
    'Leave --resource out, or say what else it serves: --surface api.',
  );
}

function refuseOwned(resources: readonly Resource[], stack: Stack): void {
  const owned = resources.find((resource) => resource.owned);
  if (owned === undefined) return;
  throw new UserError(
    `"${owned.name}" is owned, and this project has no users who could own it.`,
    `Add --feature auth, which ${titleOf(stack)} has on most databases, or leave "owned" out.`,
  );
}

function upstreamsOf(texts: readonly string[], forwards: boolean, notes: string[]): string[] {
  if (forwards && texts.length > 0) return parseUpstreams(texts);
  if (texts.length > 0) {
    throw new UserError(
      'Only a gateway forwards, and this project is none.',
      'Add --surface gateway, on Express, or leave --upstream out.',
    );
  }
  if (!forwards) return [];
  notes.push(
    `The gateway forwards everything to ${DEFAULT_UPSTREAM} until UPSTREAMS says otherwise; --upstream names other services.`,
  );
  return [DEFAULT_UPSTREAM];
}

function resourcesOf(
  texts: readonly string[],
  outcome: Outcome,
  notes: string[],
): Blueprint['resources'] {
  const { product } = outcome.answers;
  if (texts.length > 0) return parseResources(texts);
  const text = defaultResourceFor(product?.value);
  notes.push(
    `The first resource is "${text.split(' ')[0] ?? ''}", which fits the product; --resource names another.`,
  );
  return parseResources([text]);
}

function databaseWish(
  wanted: Wanted | undefined,
  forwards: boolean,
  notes: string[],
): { database?: Wanted } {
  if (wanted === undefined) {
    if (forwards) return {};
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
  if (capabilities === undefined && servedBy(packs).has('upstreams')) return NO_DATABASE;
  if (capabilities === undefined) throw new Bug('No pack says what the database can do.');
  return capabilities;
}
