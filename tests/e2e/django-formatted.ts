import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planFor, RESOURCE_SETS } from '../support/blueprints.ts';

const SURFACES = ['api', 'pages', 'both'] as const;

/** Plans Django projects with names of every length and fields of every type, and lets the tools of a real one judge them. */
export function describeFormatted(directory: string, folder: string): void {
  describe('Django projects of any names', () => {
    const cases = SURFACES.flatMap((surface) =>
      Object.keys(RESOURCE_SETS).map((set) => [surface, set] as const),
    );
    it.each(cases)('are formatted and lint-clean: %s, %s', async (surface, set) => {
      const answers = { product: 'shop', surface } as const;
      const tree = planFor({
        answers,
        choices: { framework: 'django', resources: RESOURCE_SETS[set] ?? [] },
      });
      const target = await fs.mkdtemp(path.join(folder, 'formatted-'));
      for (const [file, text] of tree) await fs.outputFile(path.join(target, file), text);
      const ruff = (...args: string[]) =>
        execa(path.join(directory, '.venv/bin/python'), ['-m', 'ruff', ...args, '.'], {
          cwd: target,
          reject: false,
          all: true,
        });
      for (const { exitCode, all } of [await ruff('format', '--diff'), await ruff('check')]) {
        expect(exitCode, all).toBe(0);
      }
    });
  });
}
