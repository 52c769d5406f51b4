import { Cancelled } from '../../errors.ts';
import { FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import { outcomeOf } from './outcome.ts';
import { BACK, type Back, type Choice } from '../asking.ts';
import { STACK_OPTIONS } from '../draft.ts';
import { printTree } from '../print/tree.ts';
import { choiceRow, featureRows } from './choice-rows.ts';
import { typeDirectory } from './directory.ts';
import { addResource, changeResource, fieldsOf, nameOf } from './resources.ts';
import { stackOf } from './stack-choices.ts';
import type { Planned, State, Surroundings } from './step.ts';

/** What a row of the summary does: a new state, or BACK for the summary as it was. */
export type Edit = (state: State, around: Surroundings) => Promise<State | Back> | State | Back;
export type Row = Choice<Edit>;

/** What can be done with the summary; without a plan, everything but writing it. */
export function rowsOf(
  state: State,
  planned: Planned | undefined,
  { offers }: Pick<Surroundings, 'offers'>,
): Row[] {
  const { draft } = state;
  return [
    ...(planned ? [{ title: offers.writing, value: accept, key: 'w' }] : []),
    {
      title: `Directory: ${draft.directory ?? ''}`,
      value: async (now, around) => {
        const directory = await typeDirectory(now.draft.directory ?? '', around);
        return directory === '' ? BACK : { ...now, draft: { ...now.draft, directory } };
      },
    },
    { title: `Framework: ${frameworkText(state)}`, value: reconsider },
    ...STACK_OPTIONS.flatMap(([option, id]) => choiceRow(option, id, state, planned, offers)),
    ...(planned ? featureRows(state, planned, offers) : []),
    ...draft.resource.map((text, index): Row => ({
      title: `Resource: ${nameOf(text)} (${fieldsOf(text)})`,
      value: (now, around) => changeResource(index, now, around),
    })),
    { title: 'Add another resource', value: addResource, key: 'r' },
    ...(planned ? [showFiles(planned.files)] : []),
    { title: 'Stop here, write nothing', value: stop, key: 'q' },
  ];
}

const accept: Edit = (state) => ({ ...state, done: true });

function frameworkText({ draft }: State): string {
  const { framework } = outcomeOf(draft).recommendation;
  const whose =
    framework === draft.framework
      ? 'as recommended'
      : `your decision${framework === null ? '' : ` (${FRAMEWORK_TITLE[framework]} is recommended)`}`;
  return `${FRAMEWORK_TITLE[stackOf(draft)]}, ${whose}`;
}

/** Back to the recommendation, where every answer can be changed. */
const reconsider: Edit = (state) => {
  const { framework: _, reason: __, ...draft } = state.draft;
  return { ...state, draft };
};

const stop: Edit = () => {
  throw new Cancelled('Stopped; nothing was written.');
};

const showFiles = (files: readonly string[]): Row => ({
  title: `Show all ${files.length} files`,
  value: (_, { terminal }) => {
    terminal.out(`\n${printTree(files)}\n`);
    return BACK;
  },
  key: 'f',
});
