import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { SAID_IN } from '../../generators/pack.ts';
import { FIELD_TYPES } from '../../src/choices/field-types.ts';
import { OPTIONS } from '../../src/cli/options.ts';
import { servesStack } from '../../src/packs/stacks.ts';
import type { PackSource } from '../../src/packs/pack.ts';
import { STACKS, type PackOption } from '../../src/packs/stacks.ts';
import { NEEDS } from '../../src/plan/needs.ts';
import { COMPILE_OPTIONS } from '../../src/plan/render.ts';
import { sources } from '../support/catalogue.ts';

const ids = new Set(sources.map((pack) => pack.id));

function templatesOf(pack: PackSource): [name: string, text: string][] {
  return [
    ...partsOf(pack),
    ...Object.entries(pack.env),
    ...(pack.javascript ? partsOf(pack.javascript) : []),
  ];
}

function partsOf(
  pack: Pick<PackSource, 'files' | 'slots' | 'types'>,
): [name: string, text: string][] {
  return [
    ...pack.files.flatMap((file): [string, string][] =>
      file.content.kind === 'template' ? [[file.path, file.content.template]] : [],
    ),
    ...Object.entries(pack.slots),
    ...Object.entries(pack.types).flatMap(([type, table]) =>
      Object.entries(table).flatMap(([name, texts]) =>
        [texts].flat().map((text): [string, string] => [`types.json ${type}.${name}`, text]),
      ),
    ),
  ];
}

/** Names of the partials that a template asks for, without those that it brings along. */
function slotsAskedFor(template: string): string[] {
  const names: string[] = [];
  const inline: string[] = [];
  class Visitor extends Handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      names.push((partial.name as hbs.AST.PathExpression).original);
    }
    override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
      names.push((partial.name as hbs.AST.PathExpression).original);
      super.PartialBlockStatement(partial);
    }
    override DecoratorBlock(block: hbs.AST.DecoratorBlock): void {
      inline.push((block.params[0] as hbs.AST.StringLiteral).value);
      super.DecoratorBlock(block);
    }
  }
  new Visitor().accept(Handlebars.parse(template));
  return names.filter((name) => !inline.includes(name));
}

/** Names of the slots in which a template has a text until a pack fills them. */
function slotsWithDefaults(template: string): string[] {
  const names: string[] = [];
  class Visitor extends Handlebars.Visitor {
    override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
      names.push((partial.name as hbs.AST.PathExpression).original);
      super.PartialBlockStatement(partial);
    }
  }
  new Visitor().accept(Handlebars.parse(template));
  return names;
}

/** Slots that a pack can rely on: those of its own folder and of the shared packs. */
const slotsOfferedTo = (pack: PackSource): Set<string> =>
  new Set(
    sources
      .filter((other) =>
        STACKS.some((stack) => servesStack(other, stack) && servesStack(pack, stack)),
      )
      .flatMap((other) => Object.keys(other.manifest.slots)),
  );

describe.each(sources.map((pack) => [pack.id, pack] as const))('%s', (_id, pack) => {
  const { manifest } = pack;

  it('has templates that compile with the helpers there are', () => {
    for (const [name, text] of templatesOf(pack)) {
      expect(() => Handlebars.precompile(text, COMPILE_OPTIONS), name).not.toThrow();
    }
  });

  it('asks only for slots that are declared, and fills only those', () => {
    const offered = slotsOfferedTo(pack);
    for (const [name, text] of templatesOf(pack)) {
      for (const slot of slotsAskedFor(text))
        expect(offered, `${name} asks for ${slot}`).toContain(slot);
    }
    for (const slot of Object.keys({ ...pack.slots, ...pack.javascript?.slots }))
      expect(offered, `fills ${slot}`).toContain(slot);
  });

  it('leaves slots that have a text to the packs that take its place', () => {
    const own = Object.keys(manifest.slots);
    for (const [name, text] of templatesOf(pack))
      for (const slot of slotsWithDefaults(text)) expect(own, `in ${name}`).not.toContain(slot);
  });

  it('refers only to packs and needs that exist', () => {
    const relations = [...manifest.implies, ...manifest.conflicts, ...manifest.yieldsTo];
    for (const { pack: other } of relations) {
      expect(ids).toContain(`${pack.folder}/${other}`);
    }
    for (const need of manifest.covers) expect(NEEDS.map((known) => known.id)).toContain(need);
  });

  it('has code for every field type, or says anew what a pack that it implies says', () => {
    if (Object.keys(pack.types).length === FIELD_TYPES.length) return;
    const implied = manifest.implies.map(({ pack: other }) =>
      sources.find(({ id }) => id === `${pack.folder}/${other}`),
    );
    for (const [type, table] of Object.entries(pack.types)) {
      const known = implied.flatMap((other) => Object.keys(other?.types[type] ?? {}));
      for (const name of Object.keys(table)) expect(known, `${type}.${name}`).toContain(name);
    }
  });

  it('answers with values that flags and prompts know', () => {
    for (const [option, answers] of Object.entries(manifest.answers ?? {})) {
      const known = OPTIONS.find(({ id }) => id === option)?.values ?? answers;
      const files = SAID_IN[option as PackOption] ?? [];
      for (const value of answers)
        expect(known, `say "${value}" in ${files.join(' and in ')}`).toContain(value);
    }
  });

  it('says what its kind has to say', () => {
    if (manifest.answers?.database) {
      expect(manifest.capabilities, 'capabilities').toBeDefined();
      const keeps = manifest.capabilities?.persistent;
      const proven = manifest.proofDatabaseUrl ?? manifest.databaseServer;
      expect(proven !== undefined, 'proofDatabaseUrl or databaseServer').toBe(keeps);
      if (!keeps) expect(manifest.service ?? manifest.databaseFile).toBeUndefined();
    }
    if (manifest.answers?.testRunner) {
      expect(manifest.testCounts, 'testCounts').toBeDefined();
      const vocabulary = [...slotsOfferedTo(pack)].filter((slot) => slot.startsWith('test/'));
      for (const slot of vocabulary)
        expect(Object.keys(pack.slots), `fills ${slot}`).toContain(slot);
    }
  });

  it('names no other pack in a template: what differs goes through slots', () => {
    const names = sources
      .filter((other) => other.manifest.answers)
      .map((other) => other.id.split('/')[1] ?? '');
    for (const [name, text] of templatesOf(pack)) {
      for (const expression of text.match(/\{\{[^>}][^}]*\}\}/g) ?? []) {
        for (const other of names)
          expect(expression, name).not.toMatch(new RegExp(`['"]${other}['"]`));
      }
    }
  });
});

it('gives every stack that has packs one base', () => {
  for (const stack of STACKS) {
    const mine = sources.filter((pack) => pack.folder === stack);
    if (mine.length === 0) continue;
    expect(mine.map((pack) => pack.id)).toContain(`${stack}/base`);
  }
});

it('declares every slot once', () => {
  const names = sources.flatMap((pack) =>
    Object.keys(pack.manifest.slots).map((slot) => `${pack.folder} ${slot}`),
  );
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
});
