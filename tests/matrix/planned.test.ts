import { describe, expect, it } from 'vitest';
import { STACKS } from '../../src/packs/stacks.ts';
import { plan } from '../../src/plan/plan.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { PLAN_OPTIONS } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';
import { idOf, legalOf } from './cover.ts';
import { npmFaults, pythonFaults } from './dependencies.ts';
import { pythonFaultsOf, syntaxFault } from './syntax.ts';
import { blueprintOf } from './wish.ts';

/** Variables that a machine or a server sets, and nobody writes into a file. */
const GIVEN = ['CI', 'NODE_ENV', 'PORT', 'HOST', 'CONTENT_LENGTH', 'HTTP_TRANSFER_ENCODING'];
const READ =
  /process\.env\.([A-Z_]+)|process\.env\['([A-Z_]+)'\]|\benv(?:\.\w+)?\(\s*"([A-Z_]+)"|os\.environ(?:\.get\(|\[)"([A-Z_]+)"/g;

/** Variables that a project reads and its example of settings does not name. */
function undocumented(tree: Tree): string[] {
  const example = tree.get('.env.example') ?? '';
  const read = [...tree]
    .filter(([file]) => /\.(py|[jt]s)$/.test(file) && !/tests?\//.test(file))
    .flatMap(([, text]) => [...text.matchAll(READ)].map(([, ...names]) => names.find(Boolean)));
  return [...new Set(read)].filter(
    (name) => name !== undefined && !GIVEN.includes(name) && !example.includes(name),
  ) as string[];
}

describe.each(STACKS)('every legal combination for %s', (stack) => {
  const combinations = legalOf(stack);

  it('is planned; what it imports is declared, what it declares is used, what it reads is documented; every file parses', async () => {
    const faults: string[] = [];
    const files = new Map<string, readonly [file: string, text: string]>();
    for (const combination of combinations) {
      const tree = plan(blueprintOf(combination, 24), catalogue, PLAN_OPTIONS);
      for (const [file, text] of tree) files.set(`${file}\0${text}`, [file, text]);
      for (const fault of [
        ...npmFaults(tree),
        ...pythonFaults(tree),
        ...undocumented(tree).map((name) => `${name} is read and not documented`),
      ]) {
        faults.push(`${idOf(combination)}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
    // The same text is parsed once, whatever number of projects have it.
    const parsed = await Promise.all([...files.values()].map((file) => syntaxFault(...file)));
    const python = [...files.values()].filter(([file]) => file.endsWith('.py'));
    expect([...parsed.filter(Boolean), ...(await pythonFaultsOf(python))]).toEqual([]);
    process.stdout.write(
      `${combinations.length} combinations planned for ${stack}, ${files.size} different files parsed\n`,
    );
  }, 600_000);
});
