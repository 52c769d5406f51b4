import { describe, expect, it } from 'vitest';
import { installCommands, proofPlanOf } from '../../src/cli/project.ts';
import { packsOf, plan } from '../../src/plan/plan.ts';
import { toolchainOf } from '../../src/run/toolchain.ts';
import { blueprintFor, PLAN_OPTIONS, type Wish } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';

/** Anywhere: commands that are typed name no folder. */
const DIRECTORY = '/nowhere';

/** The commands that AGENTS.md names, and those that install and prove the project. */
function commandsOf(choices: Wish['choices'], answers: Wish['answers'] = { product: 'shop' }) {
  const blueprint = blueprintFor({ answers, choices: { ...choices, features: ['agents'] } });
  const text = plan(blueprint, catalogue, PLAN_OPTIONS).get('AGENTS.md') ?? '';
  const listed = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const fenced = /```sh\n([^]*?)```/.exec(text)?.[1]?.trimEnd().split('\n') ?? [];
  const toolchain = toolchainOf(blueprint, packsOf(blueprint, catalogue), DIRECTORY);
  const { signal } = new AbortController();
  const proof = proofPlanOf(blueprint, catalogue, toolchain, DIRECTORY, signal);
  const [install = ''] = installCommands(blueprint, catalogue, toolchain);
  const words = toolchain.typed.script('').trim();
  return {
    named: listed.filter((name) => name !== 'DATABASE_URL'),
    scripts: proof.checks.map(({ script }) => script),
    server: proof.server.join(' '),
    fenced,
    install,
    words,
    text,
  };
}

describe.each<[string, Wish['choices'], Wish['answers']?]>([
  ['an API in TypeScript', { framework: 'express' }],
  ['one in JavaScript', { framework: 'express', language: 'javascript' }],
  [
    'one with pnpm on PostgreSQL',
    { framework: 'express', packageManager: 'pnpm', database: 'postgres' },
  ],
  ['one that keeps nothing', { framework: 'express', database: 'none' }],
  ['a gateway', { framework: 'express' }, { product: 'gateway' }],
  ['Django with pip', { framework: 'django', pythonManager: 'pip' }],
  [
    'Django with uv and its own runner',
    { framework: 'django', pythonManager: 'uv', testRunner: 'django' },
  ],
])('AGENTS.md of %s', (_title, choices, answers) => {
  const { named, scripts, server, fenced, install, words, text } = commandsOf(choices, answers);

  it('names every command of the proof, and no other', () => {
    expect(named.at(-1)).toBe(server);
    const ran = scripts.map((script) => `${words} ${script}`);
    expect(named.slice(0, -1).toSorted()).toEqual(ran.toSorted());
    expect(ran.length).toBeGreaterThan(2);
  });

  it('installs as the project was installed', () => {
    expect(fenced.at(-1)).toBe(install.split(' && ').at(-1));
  });

  it('keeps apart what changes the database', () => {
    const [harmless = '', changing = ''] = text.split('## Database');
    expect(harmless).not.toMatch(/migrate\b(?!.*check)|db:|seed/);
    expect(changing.includes('migrate')).toBe(
      scripts.some((script) => script.includes('migrate ')) || scripts.includes('db:migrate'),
    );
  });
});
