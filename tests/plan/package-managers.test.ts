import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { packageManagerFrom, packageManagerOf } from '../../src/plan/package-managers.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { planFor } from '../support/blueprints.ts';

const treeFor = (
  packageManager: string,
  packageManagerVersion?: string,
  testRunner?: string,
): Tree =>
  planFor({
    choices: { packageManager, packageManagerVersion, ...(testRunner && { testRunner }) },
  });

const packageJsonOf = (tree: Tree) =>
  JSON.parse(tree.get('package.json') ?? '') as {
    packageManager?: string;
    scripts: Record<string, string>;
  };

describe.each([
  ['npm', '11.19.1'],
  ['pnpm', '10.34.9'],
  ['yarn', '4.18.1'],
  ['yarn', '1.22.22'],
  ['yarn', undefined],
  ['bun', '1.4.5'],
])('a project with %s %s', (name, version) => {
  const tree = treeFor(name, version);
  const readme = tree.get('README.md') ?? '';

  it('speaks of no other package manager', () => {
    const others = ['npm', 'npx', 'pnpm', 'yarn', 'bun', 'bunx'].filter(
      (other) => other !== name && !packageManagerOf(name, version).exec.startsWith(other),
    );
    for (const [path, text] of tree) {
      if (path === '.create-backend.json') continue;
      // Images come with npm, which installs the others.
      const own = text.replaceAll(/npm install --global (pnpm|corepack)\b/g, '');
      for (const other of others) {
        expect(own, `${path} and ${other}`).not.toMatch(new RegExp(`(?<![\\w/@])${other} `));
      }
    }
    expect(readme).toContain(`${packageManagerOf(name, version).install}\n`);
  });

  it('is formatted', async () => {
    const config = JSON.parse(tree.get('.prettierrc.json') ?? '') as prettier.Options;
    for (const path of ['README.md', 'package.json', 'pnpm-workspace.yaml', '.yarnrc.yml']) {
      const text = tree.get(path);
      if (text === undefined) continue;
      expect(await prettier.format(text, { ...config, filepath: path }), path).toBe(text);
    }
  });

  it('is built by an install', () => {
    const { scripts } = packageJsonOf(tree);
    const builds = packageManagerOf(name, version).install.includes('build');
    expect('prepare' in scripts).toBe(!builds);
  });
});

describe('a project', () => {
  it('names the version where its package manager wants it', () => {
    expect(packageJsonOf(treeFor('pnpm', '10.34.9')).packageManager).toBe('pnpm@10.34.9');
    expect(packageJsonOf(treeFor('yarn', '4.18.1')).packageManager).toBe('yarn@4.18.1');
    expect(packageJsonOf(treeFor('pnpm', '12.21.0'))).not.toHaveProperty('packageManager');
    expect(packageJsonOf(treeFor('pnpm'))).not.toHaveProperty('packageManager');
    expect(packageJsonOf(treeFor('yarn', '1.22.22'))).not.toHaveProperty('packageManager');
    expect(packageJsonOf(treeFor('npm', '11.19.1'))).not.toHaveProperty('packageManager');
    expect(packageJsonOf(treeFor('bun', '1.4.5'))).not.toHaveProperty('packageManager');
  });

  it('lets pnpm run the install scripts that its packages need', () => {
    expect(treeFor('pnpm', undefined, 'jest').get('pnpm-workspace.yaml')).toBe(
      "allowBuilds:\n  '@parcel/watcher': true\n  '@swc/core': true\n  esbuild: true\n",
    );
    expect(treeFor('pnpm', undefined, 'mocha').get('pnpm-workspace.yaml')).toBe(
      'allowBuilds:\n  esbuild: true\n',
    );
    expect(treeFor('npm').has('pnpm-workspace.yaml')).toBe(false);
  });

  it('has its modules where tools look for them, with Yarn too', () => {
    expect(treeFor('yarn', '4.18.1').get('.yarnrc.yml')).toBe('nodeLinker: node-modules\n');
    expect(treeFor('yarn', '4.18.1').get('.gitignore')).toMatch(/^\.yarn\/$/m);
    expect(treeFor('yarn', '1.22.22').has('.yarnrc.yml')).toBe(false);
    expect(treeFor('npm').get('.gitignore')).not.toContain('yarn');
  });

  it('of the other stack has none of it', () => {
    const tree = planFor({ choices: { framework: 'django', packageManager: 'yarn' } });
    expect(tree.has('.yarnrc.yml')).toBe(false);
    expect(tree.get('.gitignore')).not.toContain('yarn');
  });
});

describe('packageManagerFrom', () => {
  it.each([
    ['npm/11.19.1 node/v24.1.0 linux x64 workspaces/false', 'npm'],
    ['pnpm/10.34.9 npm/? node/v24.1.0 linux x64', 'pnpm'],
    ['yarn/1.22.22 npm/? node/v20.20.2 linux x64', 'yarn'],
    ['bun/1.4.5 npm/? node/v24.1.0 linux x64', 'bun'],
    ['deno/2.5.0 npm/? deno/2.5.0 linux x64', 'npm'],
    ['', 'npm'],
    [undefined, 'npm'],
  ])('reads %s', (userAgent, name) => {
    expect(packageManagerFrom(userAgent)).toBe(name);
  });
});
