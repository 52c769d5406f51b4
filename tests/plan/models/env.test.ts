import { describe, expect, it } from 'vitest';
import { mergeEnv, printEnv } from '../../../src/plan/models/env.ts';

const variable = (name: string, example: string, replaces = false) => ({
  name,
  example,
  doc: `What ${name} is.`,
  secret: false,
  needed: false,
  replaces,
});

describe('the environment variables of a project', () => {
  it('are those of its packs, in their order', () => {
    const merged = mergeEnv([[variable('B', '1')], [], [variable('A', '2'), variable('C', '3')]]);
    expect(merged.map(({ name }) => name)).toEqual(['B', 'A', 'C']);
    expect(printEnv(merged)).toMatch(/\n# What B is\.\nB=1\n\n# What A is\.\nA=2\n/);
  });

  it('can be said anew by a pack that comes later, where they stood', () => {
    const merged = mergeEnv([[variable('A', '30'), variable('B', '')], [variable('A', '1', true)]]);
    expect(merged.map(({ name, example }) => [name, example])).toEqual([
      ['A', '1'],
      ['B', ''],
    ]);
  });

  it('are not declared twice by mistake, nor replaced where there is none', () => {
    const twice = () => mergeEnv([[variable('A', '1')], [variable('A', '2')]]);
    expect(twice).toThrow('Two packs declare the environment variable A.');
    const none = () => mergeEnv([[variable('A', '1', true)], [variable('A', '2')]]);
    expect(none).toThrow('No pack before declares the environment variable A, to be replaced.');
  });
});
