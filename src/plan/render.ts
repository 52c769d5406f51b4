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
  knownHelpers: Object.fromEntries(Object.keys(EXPRESSIONS).map((name) => [name, true])),
};

/** Isolated: whatever else registers helpers on Handlebars, templates see ours alone. */
const engine = Handlebars.create();
engine.registerHelper(EXPRESSIONS);

/** Makes a precompiled template callable. */
export const templateOf = (spec: TemplateSpec): Template => engine.template(spec) as Template;

/** Renders with the given partials: the slots as the packs of this project fill them. `name` is for messages. */
export function render(
  name: string,
  template: Template,
  context: unknown,
  slots: Readonly<Record<string, Template>>,
): string {
  try {
    return (
      template(context, { partials: slots })
        // A slot on an indented line indents its blank lines too.
        .replaceAll(/[ \t]+$/gm, '')
        // Sections end with the blank line that parts them from the next; the last has no next.
        .replaceAll(/\n\n+(?=[ \t]*[}\])])/g, '\n')
        .replace(/\n+$/, '\n')
        // Nor is there anything before what comes first.
        .replace(/^\n+/, '')
    );
  } catch (error) {
    throw new Bug(`${name} can't be rendered: ${(error as Error).message}`);
  }
}
