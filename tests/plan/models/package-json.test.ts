import { describe, expect, it } from 'vitest';
import { mergePackageJson } from '../../../src/plan/models/package-json.ts';
import type { PackageFragment } from '../../../src/packs/pack.ts';

const merged = (...fragments: PackageFragment[]) =>
  JSON.parse(
    mergePackageJson({ name: 'shop', description: 'A shop', overrides: 'resolutions' }, fragments),
  ) as {
    engines: Record<string, string>;
    scripts: Record<string, string>;
    dependencies: Record<string, string>;
    resolutions?: Record<string, string>;
  };

describe('mergePackageJson', () => {
  it.each([
    ['>=20.19', '>=22', '>=22'],
    ['>=22.8', '>=22', '>=22.8'],
    ['>=22', '>=22.8', '>=22.8'],
    ['>=20.19', '>=20.9', '>=20.19'],
    ['>=22', '>=22', '>=22'],
  ])('needs of Node %s and %s the later one', (one, other, node) => {
    expect(merged({ engines: { node: one } }, { engines: { node: other } }).engines).toEqual({
      node,
    });
  });

  it('refuses an engine that it can not compare', () => {
    expect(() => merged({ engines: { node: '>=20' } }, { engines: { node: '^22' } })).toThrow(
      '"^22" is no range',
    );
  });

  it('refuses two packs that disagree', () => {
    expect(() =>
      merged({ dependencies: { zod: '^3.0.0' } }, { dependencies: { zod: '^4.0.0' } }),
    ).toThrow('Two packs want dependencies.zod: ^3.0.0 and ^4.0.0.');
  });

  it('has scripts in the order in which one looks for them, and sorts the rest', () => {
    const { scripts, dependencies } = merged(
      { scripts: { 'db:seed': 's', coverage: 'c' }, dependencies: { zod: '1' } },
      { scripts: { test: 't', dev: 'd' }, dependencies: { express: '5' } },
    );
    expect(Object.keys(scripts)).toEqual(['dev', 'test', 'coverage', 'db:seed']);
    expect(Object.keys(dependencies)).toEqual(['express', 'zod']);
  });

  it('says by the word of the package manager what else is to be taken', () => {
    const { resolutions } = merged({ overrides: { vite: '~8.3.8' } });
    expect(resolutions).toEqual({ vite: '~8.3.8' });
    expect(merged({})).not.toHaveProperty('resolutions');
  });
});
