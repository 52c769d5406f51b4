import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

/** What README of a generated Django project, one with pytest and pre-commit, tells its owner to do. */
export function describeDevelopment(project: string, folder: string): void {
  describe('working on a Django project', () => {
    const name = path.basename(project);
    const copy = path.join(folder, `${name}-at-work`);
    const at = (file: string): string => path.join(copy, file);
    let readme = '';

    beforeAll(async () => {
      await execa('git', ['clone', '-q', project, copy]);
      await fs.copy(path.join(project, '.env'), at('.env'));
      await fs.ensureSymlink(path.join(project, '.venv'), at('.venv'));
      readme = await fs.readFile(at('README.md'), 'utf8');
    });

    const type = async (line: string) => {
      const env = { PRE_COMMIT_HOME: path.join(folder, 'pre-commit'), NODE_ENV: undefined };
      const run = await execa(line, { cwd: copy, env, shell: true, all: true, reject: false });
      return { exitCode: run.exitCode, output: `${line}\n${run.all}` };
    };
    const succeed = async (line: string): Promise<string> => {
      const { exitCode, output } = await type(line);
      expect(exitCode, output).toBe(0);
      return output;
    };
    const change = async (file: string, edit: (text: string) => string): Promise<void> => {
      const text = await fs.readFile(at(file), 'utf8');
      expect(edit(text)).not.toBe(text);
      await fs.writeFile(at(file), edit(text));
    };
    /** The one command of README that the pattern finds. */
    const told = (pattern: RegExp): string => {
      const [, command = ''] = pattern.exec(readme) ?? [];
      expect(command, String(pattern)).not.toBe('');
      return command;
    };

    it('holds its coverage to a threshold', async () => {
      const coverage = told(/^(\S.*--cov)\b/m);
      await succeed(coverage);
      const untested = `\n\ndef untested() -> int:\n    total = 0\n${'    total += 1\n'.repeat(500)}    return total\n`;
      await change(`${name}/core/logs.py`, (text) => text + untested);
      const { exitCode, output } = await type(coverage);
      expect(exitCode, output).not.toBe(0);
      expect(output).toMatch(/\b\d+ passed\b/);
      expect(output).not.toMatch(/\b\d+ failed\b/);
      await succeed(`git checkout -q ${name}/core/logs.py`);
    });

    it('checks itself before a commit, with nothing but its own tools', async () => {
      const output = await succeed(told(/`([^`]+ run --all-files)`/));
      for (const hook of ['lint', 'format', 'types', 'migrations in step']) {
        expect(output).toMatch(new RegExp(`^${hook}\\.+Passed$`, 'm'));
      }
      await succeed(told(/`([^`]+ -m pre_commit install)`/));
      await change(`${name}/core/logs.py`, (text) => `${text}import   os\n`);
      const { exitCode, output: refused } = await type(
        'git -c user.name=Ada -c user.email=ada@example.com commit -qam "Import os"',
      );
      expect(exitCode, refused).not.toBe(0);
      expect(refused).toMatch(/^lint\.+Failed$/m);
      await succeed(`git checkout -q ${name}/core/logs.py`);
      expect(await fs.readdir(path.join(folder, 'pre-commit'))).not.toContainEqual(
        expect.stringMatching(/^repo/),
      );
    });

    it('gets its next app as README says', async () => {
      const [, commands = ''] = /The next app[^]+?```sh\n([^]+?)```/.exec(readme) ?? [];
      expect(commands).toContain('startapp');
      for (const line of commands.trim().split('\n')) await succeed(line);

      const label = told(/^`("\S+")` is the `name`/m);
      const key = told(/by name: `(models\.ForeignKey\(.*\))`/);
      const record = told(/inherit from `(\w+)` of/);
      await change(`${name}/billing/apps.py`, (text) => text.replace('"billing"', label));
      await change('config/settings/base.py', (text) =>
        text.replace(/^( +".*\.users",\n)/m, `$1    ${label},\n`),
      );
      await fs.writeFile(
        at(`${name}/billing/models.py`),
        [
          'from django.db import models',
          '',
          `from ..core.models import ${record}`,
          '',
          '',
          `class Invoice(${record}):`,
          '    number = models.CharField(max_length=20, unique=True)',
          `    debtor = ${key}`,
          '',
          '    def __str__(self) -> str:',
          '        return self.number',
          '',
        ].join('\n'),
      );
      for (const line of [
        'manage.py makemigrations billing',
        '-m ruff check .',
        '-m ruff format --check .',
        '-m mypy .',
        'manage.py makemigrations --check --dry-run',
        `-m pytest -q ${name}/core`,
      ]) {
        await succeed(`.venv/bin/python ${line}`);
      }
      expect(await fs.pathExists(at(`${name}/billing/migrations/0001_initial.py`))).toBe(true);
    });
  });
}
