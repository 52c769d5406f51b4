import Handlebars from 'handlebars';
import { mapTemplates } from '../packs/map-templates.ts';
import type { Pack, PackSource } from '../packs/pack.ts';
import { COMPILE_OPTIONS, templateOf, type Template } from '../plan/render.ts';

/** The JavaScript of a template's specification. */
export function precompile(template: string): string {
  return String(Handlebars.precompile(template, COMPILE_OPTIONS));
}

/** Packs ready to render, for tests and tools that read templates/ themselves. */
export function compilePacks(packs: readonly PackSource[]): Pack<Template>[] {
  // A precompiled template is the source of an object, so that what users run and what tests run is the same code.
  const evaluate = (code: string): object => new Function(`return ${code}`)() as object;
  return packs.map((pack) =>
    mapTemplates(pack, (template) => templateOf(evaluate(precompile(template)))),
  );
}
