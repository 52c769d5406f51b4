import Handlebars from 'handlebars';
import { Bug } from '../errors.ts';
import { EXPRESSIONS } from './expressions.ts';

/** A compiled template: context in, text out. Missing names throw. */
export type Template = (context: unknown, options?: object) => string;

/** What a precompiled template needs to become a function; made by the build. */
export type TemplateSpec = object;

/** Options for compiling templates, for the build and the tests alike. */
export const COMPILE_OPTIONS = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    ...Object.fromEntries(Object.keys(EXPRESSIONS).map((name) => [name, true])),
    // The one helper that needs what Handlebars wraps around helpers: see SETUP.
    lookup: false,
  },
};

/** Isolated: whatever else registers helpers on Handlebars, templates see ours alone. */
const engine = Handlebars.create();
engine.registerHelper(EXPRESSIONS);

/** What every precompiled template says of itself, and the build leaves out. */
const COMMON = { compiler: [8, '>= 4.3.0'], useData: true };

/**
 * What Handlebars makes anew whenever a template is called, and hands on to those that are called as its partials. A plan
 * calls templates by the thousand, and so calls all of them as partials, with one set-up.
 */
const SETUP = ((): object => {
  let setup = {};
  engine.template({
    ...COMMON,
    usePartial: true,
    main: ({ decorators, hooks, protoAccessControl }: Record<string, unknown>) => {
      setup = { partial: true, helpers: engine.helpers, decorators, hooks, protoAccessControl };
    },
  })({});
  return setup;
})();

const optionsFor = (context: unknown, slots: Readonly<Record<string, Template>>): object => ({
  ...SETUP,
  partials: slots,
  data: { root: context },
});

/** Makes a precompiled template callable. */
export function templateOf(spec: TemplateSpec): Template {
  const template = engine.template({ ...COMMON, ...spec }) as Template;
  return (context, options = optionsFor(context, {})) => template(context, options);
}

/** A template without any expression. */
export const constantTemplate =
  (text: string): Template =>
  () =>
    text;

/** Renders with the given partials: the slots as the packs of this project fill them. `name` is for messages. */
export function render(
  name: string,
  template: Template,
  context: unknown,
  slots: Readonly<Record<string, Template>>,
): string {
  try {
    return (
      template(context, optionsFor(context, slots))
        // A slot on an indented line indents its blank lines too.
        .replaceAll(/[ \t]+\n/g, '\n')
        // Sections end with the blank line that parts them from the next; the last has no next.
        .replaceAll(/\n\n+(?=[ \t]*[}\])])/g, '\n')
        .replace(/\n\n+$/, '\n')
        // Nor is there anything before what comes first.
        .replace(/^\n+/, '')
    );
  } catch (error) {
    throw new Bug(`${name} can't be rendered: ${(error as Error).message}`);
  }
}
