import Handlebars from 'handlebars';
import { mapTemplates } from '../packs/map-templates.ts';
import type { Pack, PackSource } from '../packs/pack.ts';
import { openTemplates } from '../plan/packed-catalogue.ts';
import { COMPILE_OPTIONS, type Template } from '../plan/render.ts';

/** Left out, since render.ts says it of all. */
const SAID = /"compiler":\[8,">= 4\.3\.0"\],|,"useData":true|,"decorators":container\.decorators/g;
const CONSTANT =
  /^\{"main":function\(container,depth0,helpers,partials,data\) \{\s*return ("(?:[^"\\]|\\.)*");\s*\}\}$/;

/** The JavaScript of a call that makes the template, as packed-catalogue.ts reads it. */
export function precompile(template: string): string {
  const code = String(Handlebars.precompile(template, COMPILE_OPTIONS)).replaceAll(SAID, '');
  const constant = CONSTANT.exec(code)?.[1];
  return constant === undefined ? `t(${code})` : `k(${constant})`;
}

/** Packs ready to render, for tests and tools that read templates/ themselves: the same code that users run. */
export function compilePacks(packs: readonly PackSource[]): Pack<Template>[] {
  return packs.map((pack) =>
    mapTemplates(pack, (template) => openTemplates(`[${precompile(template)}]`)[0] as Template),
  );
}
