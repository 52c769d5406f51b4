import { UserError } from '../errors.ts';
import { INVOCATION } from '../invocation.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { compose, type Composition } from '../plan/compose.ts';
import { FRAMEWORK_TITLE } from '../plan/context/decision.ts';
import type { ProjectName } from '../choices/project-name.ts';
import { refusePythonClash } from '../choices/python-names.ts';
import { recommend } from '../recommend/recommend.ts';
import { decideWithoutAsking } from './decide.ts';
import type { Draft } from './draft.ts';
import { pythonChoices, refusePythonOptions, type Machine } from './python-choices.ts';
import type { Session } from './session.ts';

/** What `--yes` and a run without a terminal take, or the flags that are missing. */
export function withDefaults(draft: Draft, yes: boolean): Draft {
  if (!yes) {
    const missing = [
      ...(draft.directory === undefined ? ['a directory'] : []),
      ...(draft.answers.product === undefined ? ['--product'] : []),
    ];
    if (missing.length > 0) {
      throw new UserError(
        `Nobody can be asked here, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
        `For example: ${INVOCATION} my-shop --product shop (or --yes for all defaults)`,
      );
    }
  }
  return { ...draft, directory: draft.directory ?? `my-${draft.answers.product ?? 'backend'}` };
}

/** The draft with the package manager that it was settled with, so that its command gives the same wherever it is typed. */
export const settled = (draft: Draft, { framework, packageManager }: Blueprint): Draft =>
  framework === 'express' && packageManager !== 'npm' ? { ...draft, packageManager } : draft;

/** The blueprint of a complete draft, with what was decided on the way. Throws UserError where it can't be. */
export function composeDraft(
  draft: Draft,
  name: ProjectName,
  machine: Machine,
  session: Session,
  yes: boolean,
): Composition {
  const outcome = recommend(draft.answers);
  const decided = decideWithoutAsking(draft, outcome, yes);
  if (!session.catalogue.some((pack) => pack.folder === decided.framework)) {
    const title = FRAMEWORK_TITLE[decided.framework];
    throw new UserError(
      `${title} it would be, but this version can't generate ${title} projects yet.`,
      'Generate Express instead with --framework express; the recommendation is recorded beside it.',
    );
  }
  const django = decided.framework === 'django';
  if (django) refusePythonClash(name);
  if (!django) refusePythonOptions(draft);
  const composition = compose(
    name,
    draft.answers,
    outcome,
    {
      framework: decided.framework,
      by: decided.by,
      ...(draft.reason !== undefined && { reason: draft.reason }),
      ...(draft.scaffoldSurface !== undefined && { surface: draft.scaffoldSurface }),
      ...(draft.scaffoldDatabase !== undefined && { database: draft.scaffoldDatabase }),
      ...(draft.language !== undefined && { language: draft.language }),
      ...(draft.testRunner !== undefined && { testRunner: draft.testRunner }),
      ...(draft.api !== undefined && { api: draft.api }),
      ...(draft.django !== undefined && { django: draft.django }),
      features: draft.feature,
      without: draft.without,
      resources: draft.resource,
      upstreams: draft.upstream,
      packageManager: machine.packageManager.name,
      ...(django
        ? pythonChoices(draft, machine)
        : { packageManagerVersion: machine.packageManager.version }),
    },
    machine.node,
    session.catalogue,
  );
  return decided.by === 'tie-break'
    ? { ...composition, notes: [decided.because, ...composition.notes] }
    : composition;
}
