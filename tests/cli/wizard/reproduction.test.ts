import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../../../src/cli/python-choices.ts';
import { projectNameOf } from '../../../src/choices/project-name.ts';
import { BACK, type Asking } from '../../../src/cli/asking.ts';
import { composeDraft } from '../../../src/cli/compose-draft.ts';
import { commandOf, draftOf, type Draft } from '../../../src/cli/draft.ts';
import { parseCommandLine } from '../../../src/cli/request.ts';
import { valuesOf } from '../../../src/packs/values.ts';
import { recommend } from '../../../src/recommend/recommend.ts';
import { questionOf } from '../../../src/recommend/questions.ts';
import { catalogue } from '../../support/catalogue.ts';
import { ENVIRONMENT, runWizard, scripted, sessionWith, type Answer } from './scripted.ts';

/** What a shell makes of a command, without its first word. */
function wordsOf(command: string): string[] {
  const script = `say() { shift; printf '%s\\0' "$@"; }; say ${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const MACHINE = machineOf(ENVIRONMENT);

const compositionOf = (draft: Draft, yes: boolean) =>
  composeDraft(draft, projectNameOf(`/work/${draft.directory}`), MACHINE, sessionWith(), yes);

function expectReproduced(draft: Draft): void {
  const command = commandOf(draft);
  const again = draftOf(parseCommandLine(wordsOf(command)));
  expect(recommend(again.answers), command).toEqual(recommend(draft.answers));
  expect(compositionOf(again, true), command).toEqual(compositionOf(draft, false));
}

const SHOP: Answer = ['What are you building?', 'An online shop'];

const onPosix = it.skipIf(process.platform === 'win32');

describe('the command of a run [skipped on Windows: needs a POSIX shell]', () => {
  onPosix('says the same answers, recommendation and choices', async () => {
    for (const script of [
      [SHOP],
      [SHOP, ['Which language', 'Mostly Python'], ['What now?', 'Take Express']],
      [SHOP, ['Which database?', 'SQLite'], ['Test runner', 'Mocha']],
    ] satisfies Answer[][])
      expectReproduced(await runWizard(scripted(script), { answers: { growth: 'burst' } }));
  });

  onPosix('keeps a reason and resources with characters that a shell reads', async () => {
    for (const reason of [
      'It\'s "cheaper" for $us & `them`!',
      String.raw`-50 % \ of 100 %`,
      '!!',
      'Größe — 東京',
    ]) {
      const asking = scripted([
        ['What now?', 'Take Django'],
        ['Why?', reason],
        ['First resource', 'Another one'],
        ['Resource (', 'thing kind:enum(a|b):optional other:ref:thing:optional'],
      ]);
      const draft = await runWizard(asking, { answers: { product: 'api', team: 'js' } });
      expect(asking.left).toEqual([]);
      expect(draft.reason).toBe(reason);
      expectReproduced(draft);
    }
  });

  onPosix('keeps folders that are called like a command or a flag', async () => {
    for (const folder of ['verify', 'options', 'recomend', '-x', 'my shop']) {
      const asking = scripted([
        ['Directory', 'Another folder'],
        ['Directory (', folder],
      ]);
      const draft = await runWizard(asking, { framework: 'express', answers: { product: 'api' } });
      expect(draft.directory).toBe(folder);
      const line = parseCommandLine(wordsOf(commandOf(draft)));
      expect(line.command).toBe('create');
      expect(projectNameOf(`/work/${line.directory ?? ''}`)).toEqual(
        projectNameOf(`/work/${folder}`),
      );
    }
  });

  onPosix('keeps an answer for which something else is generated', async () => {
    const missing = questionOf('database').answers.find(
      ({ value }) =>
        !['sql', 'unknown'].includes(value) &&
        !valuesOf(catalogue, 'express', 'database').includes(value),
    );
    if (missing === undefined) throw new Error('Express generates every database: mend this test');
    const asking = scripted([
      ['Which database?', missing.title],
      ['is not generated yet', 'SQLite'],
    ]);
    const draft = await runWizard(asking, { framework: 'express', answers: { product: 'api' } });
    expect(draft).toMatchObject({
      answers: { database: missing.value },
      scaffoldDatabase: 'sqlite',
    });
    expect(compositionOf(draft, false).blueprint).toMatchObject({
      database: 'sqlite',
      notGenerated: ['database'],
      decision: { answers: { database: missing.value } },
    });
    expectReproduced(draft);
  });

  onPosix(
    'holds after any walk through the wizard',
    async () => {
      for (let seed = 1; seed <= 12; seed += 1) expectReproduced(await runWizard(wanderer(seed)));
    },
    60_000,
  );
});

/** Takes any row, goes back and changes its mind for a while, and then accepts what there is. */
function wanderer(seed: number): Asking {
  let state = seed;
  const random = (below: number): number => {
    // Park and Miller's minimal standard generator: the same walk in every run.
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  let steps = 0;
  const lines = ['', 'note body:text', 'order-item code:string:unique', 'my-place', 'a b c'];
  return {
    choose({ message, choices, initial = 0, back }) {
      steps += 1;
      if (steps > 400) throw new Error(`Seed ${seed} does not end at: ${message}`);
      if (steps < 60 && back && random(8) === 0) return Promise.resolve(BACK);
      const offered = choices.filter(({ title }) => !title.startsWith('Stop here'));
      const usual = steps < 60 ? undefined : offered.find(({ title }) => title.startsWith('Take'));
      const choice =
        steps < 60 || random(3) === 0
          ? offered[random(offered.length)]
          : (usual ?? choices[initial]);
      if (choice === undefined) throw new Error(`Nothing to choose: ${message}`);
      return Promise.resolve(choice.value);
    },
    async type({ initial = '', check }) {
      const line = lines[random(lines.length)] ?? '';
      if (line === '') return '';
      return (await check(line)) === true ? line : initial;
    },
  };
}
