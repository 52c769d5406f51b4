import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { RecommendationDocumentSchema } from '../../src/cli/recommendation-document.ts';
import { createBackend, temporaryFolder } from './create.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const cli = (...args: string[]) => createBackend(args, folder);
const BIN = fileURLToPath(new URL('../../bin/create-backend.js', import.meta.url));
const FILES_ONLY = ['--no-install', '--no-git'];

describe('help, version and catalogue', () => {
  it('prints the version of package.json', async () => {
    const { version } = (await fs.readJson(
      fileURLToPath(new URL('../../package.json', import.meta.url)),
    )) as { version: string };
    expect(await cli('--version')).toMatchObject({ exitCode: 0, stdout: version });
  });

  it('explains every option in 80 columns', async () => {
    const { exitCode, stdout } = await cli('--help');
    expect(exitCode).toBe(0);
    for (const flag of ['--product', '--framework', '--resource', '--dry-run', '--json'])
      expect(stdout).toContain(flag);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(86);
  });

  it('prints completion scripts, and says for which shells', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { exitCode, stdout } = await cli('completion', shell);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`made by: create-backend completion ${shell}`);
    }
    for (const args of [['completion'], ['completion', 'tcsh']])
      expect(await cli(...args)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('bash|zsh|fish') as string,
      });
  });

  it('lists what can be generated', async () => {
    const { exitCode, stdout } = await cli('options', '--json');
    expect(exitCode).toBe(0);
    const { questions, stacks } = JSON.parse(stdout) as {
      questions: object[];
      stacks: { stack: string; packs: object[] }[];
    };
    expect(questions).toHaveLength(13);
    expect(stacks.find(({ stack }) => stack === 'express')?.packs.length).toBeGreaterThan(5);
  });
});

it.skipIf(process.platform === 'win32')('ends quietly when a pipe is closed', async () => {
  const { stderr, stdout } = await execa(`"${process.execPath}" "${BIN}" options | head -3`, {
    shell: true,
  });
  expect(stdout).toContain('--product');
  expect(stderr).toBe('');
});

describe('recommend', () => {
  it('answers with the document of the contract, and writes nothing', async () => {
    const { exitCode, stdout } = await cli(
      'recommend',
      '--product',
      'shop',
      '--team',
      'js',
      '--json',
    );
    expect(exitCode).toBe(0);
    const outcome = RecommendationDocumentSchema.parse(JSON.parse(stdout));
    expect(outcome.recommendation).toMatchObject({ framework: 'express', confidence: 'clear' });
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('ends a clash with exit code 2, and still tells everything', async () => {
    const { exitCode, stdout, stderr } = await cli(
      'recommend',
      '--team',
      'jsonly',
      '--admin',
      'must',
      '--json',
    );
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      recommendation: { framework: null, confidence: 'clash' },
      error: { code: 2 },
    });
    expect(stderr).toContain('--team jsonly');
    expect(stderr).toContain('--admin must');
  });
});

describe('without a terminal', () => {
  it('names what is missing instead of waiting', async () => {
    expect(await cli()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('a directory and --product are missing') as string,
    });
    expect(await cli('shop')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--product is missing') as string,
    });
  });

  it('decides a toss-up only when --yes allows it', async () => {
    const open = await cli('toss', '--product', 'other', ...FILES_ONLY);
    expect(open).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--framework express|django') as string,
    });
    const decided = await cli('toss', '--product', 'other', '--yes', ...FILES_ONLY, '--json');
    expect(decided.exitCode).toBe(0);
    expect(JSON.parse(decided.stdout)).toMatchObject({
      blueprint: { decision: { recommended: null, by: 'tie-break' } },
    });
    expect(decided.stderr).toContain('Either works');
  });

  it('keeps an answer that nothing is generated for, where it is told what to start with', async () => {
    const options = ['--framework', 'django', '--database', 'couchdb'];
    const args = ['doc', '--product', 'other', ...options, '--yes'];
    const refused = await cli(...args, '--dry-run');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('--scaffold-database sqlite');
    const { exitCode, stdout } = await cli(
      ...args,
      '--scaffold-database',
      'sqlite',
      '--dry-run',
      '--json',
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      recommendation: { answers: { database: { value: 'couchdb' } } },
      blueprint: { database: 'sqlite' },
      notGenerated: ['database'],
    });
  });

  it('calls the folder after the product', async () => {
    const { stdout } = await cli(
      '--product',
      'shop',
      '--team',
      'js',
      '--yes',
      '--dry-run',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ directory: path.join(folder, 'my-shop') });
  });
});

describe('bad input', () => {
  it.each([
    [['--prodct', 'shop'], 2, 'Did you mean "--product"?'],
    [['x', '--product', 'shop', '--yes', '--database', 'postgre'], 2, 'Did you mean "postgres"?'],
    [
      ['x', '--product', 'shop', '--framework', 'django', '--yes', '--surface', 'gateway'],
      2,
      'It belongs to Express: add --framework express',
    ],
    [
      ['x', '--product', 'shop', '--framework', 'express', '--yes', '--test-runner', 'pytest'],
      2,
      'Express has no test runner "pytest"',
    ],
    [
      ['x', '--product', 'shop', '--yes', '--resource', 'order name:string'],
      2,
      'a reserved word of SQL',
    ],
    [['node_modules', '--product', 'shop', '--yes'], 2, "can't be a project's name"],
    [['recomend', '--product', 'shop', '--yes'], 2, 'Did you mean "recommend"?'],
    [
      ['x', '--product', 'shop', '--team', 'js', '--yes', '--upstream', 'http://a'],
      2,
      'leave --upstream out',
    ],
    [['', '--product', 'shop', '--yes'], 2, 'The name of the directory is empty'],
    [['x', '--config', 'nowhere.json', '--yes'], 2, "can't be read"],
  ])('%j ends with %i', async (args, exitCode, message) => {
    const run = await cli(...args);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(exitCode);
  });

  it('leaves a folder that is not empty untouched', async () => {
    await fs.outputFile(path.join(folder, 'full/mine.txt'), 'mine');
    const run = await cli('full', '--product', 'shop', '--team', 'js', '--yes', '--json');
    expect(run.exitCode).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: { code: 3, message: expect.stringContaining('not empty') as string },
    });
    expect(await fs.readdir(path.join(folder, 'full'))).toEqual(['mine.txt']);
  });
});

describe('writing', () => {
  it('writes nothing on a dry run, and says what would reproduce it', async () => {
    const run = await cli('dry', '--product', 'shop', '--team', 'js', '--yes', '--dry-run');
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain('products-controller.ts');
    expect(run.stdout).toContain('create-backend dry --product shop --team js --yes');
    expect(await fs.pathExists(path.join(folder, 'dry'))).toBe(false);
  });

  it('takes the same from a file, from standard input and from flags', async () => {
    const answers = {
      product: 'shop',
      team: 'js',
      testRunner: 'mocha',
      resource: ['tag label:string'],
    };
    await fs.writeJson(path.join(folder, 'answers.json'), answers);
    const flags = [
      '--product',
      'shop',
      '--team',
      'js',
      '--test-runner',
      'mocha',
      '--resource',
      'tag label:string',
    ];
    const blueprints = [];
    for (const run of [
      await cli('same', ...flags, '--yes', '--dry-run', '--json'),
      await cli('same', '--config', 'answers.json', '--yes', '--dry-run', '--json'),
      await execa(
        process.execPath,
        [
          fileURLToPath(new URL('../../bin/create-backend.js', import.meta.url)),
          'same',
          '--config',
          '-',
          '--yes',
          '--dry-run',
          '--json',
        ],
        { cwd: folder, input: JSON.stringify(answers) },
      ),
    ]) {
      blueprints.push((JSON.parse(run.stdout) as { blueprint: object }).blueprint);
    }
    expect(blueprints[1]).toEqual(blueprints[0]);
    expect(blueprints[2]).toEqual(blueprints[0]);
  });

  it('fills an empty folder that is the current one, and says how the name changed', async () => {
    const place = path.join(folder, 'My Shop!');
    await fs.ensureDir(place);
    const run = await createBackend(
      ['.', '--product', 'shop', '--team', 'js', '--yes', ...FILES_ONLY],
      place,
    );
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toContain('my-shop (for Python and databases my_shop)');
    expect(await fs.readJson(path.join(place, 'package.json'))).toMatchObject({ name: 'my-shop' });
    expect((await fs.readdir(place)).filter((name) => name.includes('staging'))).toEqual([]);
  });

  it('makes no repository inside another one, and none without being asked', async () => {
    const outer = path.join(folder, 'outer');
    await fs.ensureDir(outer);
    await execa('git', ['init', '--quiet'], { cwd: outer });
    const run = await createBackend(
      ['inner', '--product', 'shop', '--team', 'js', '--yes', '--no-install', '--json'],
      outer,
    );
    expect(JSON.parse(run.stdout)).toMatchObject({
      steps: expect.arrayContaining([
        expect.objectContaining({ name: 'git', status: 'skipped' }),
      ]) as unknown,
    });
    expect(await fs.pathExists(path.join(outer, 'inner/.git'))).toBe(false);
  });

  it('names an answer that nothing is generated for', async () => {
    const run = await cli(
      'live',
      '--product',
      'realtime',
      '--team',
      'js',
      '--yes',
      ...FILES_ONLY,
      '--json',
    );
    expect(JSON.parse(run.stdout)).toMatchObject({ notGenerated: ['live'] });
    expect(run.stderr).toContain('Not generated yet: live updates');
  });

  it('keeps the project when installing fails, and names the command to retry', async () => {
    const env = {
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_fetch_retries: '0',
      npm_config_cache: path.join(folder, 'cache'),
    };
    const run = await createBackend(
      ['offline', '--product', 'shop', '--team', 'js', '--yes', '--json'],
      folder,
      env,
    );
    expect(run.exitCode, run.stderr).toBe(4);
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: { code: 4, try: 'cd offline && npm install && npm run db:migrate' },
      steps: [{ name: 'install', status: 'failed' }],
    });
    expect(await fs.pathExists(path.join(folder, 'offline/package.json'))).toBe(true);
  });
});

describe('verify', () => {
  it('refuses what is no project, and what is not installed', async () => {
    expect(await cli('verify', '.')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no project of create-backend') as string,
    });
    await cli('bare', '--product', 'shop', '--team', 'js', '--yes', ...FILES_ONLY);
    expect(await cli('verify', 'bare')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('npm install') as string,
    });
  });
});

describe('the package', () => {
  it('is one package of at most 1.5 MB that works through node_modules/.bin from any directory', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const place = path.join(folder, 'consumer');
    await fs.outputJson(path.join(place, 'package.json'), { name: 'consumer', private: true });
    const { stdout } = await execa(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', place],
      { cwd: root },
    );
    const [packed] = JSON.parse(stdout) as [{ filename: string; unpackedSize: number }];
    expect(packed.unpackedSize).toBeLessThanOrEqual(1.5 * 1024 * 1024);
    await execa('npm', ['install', '--no-audit', '--no-fund', `./${packed.filename}`], {
      cwd: place,
    });
    const installed = (await fs.readdir(path.join(place, 'node_modules'))).filter(
      (name) => !name.startsWith('.'),
    );
    expect(installed).toEqual(['create-backend']);
    const bin = path.join(place, 'node_modules/.bin/create-backend');
    const run = await execa(
      bin,
      ['shop', '--product', 'shop', '--team', 'js', '--yes', ...FILES_ONLY],
      { cwd: place },
    );
    expect(run.stdout).toContain('shop is in shop');
    expect(await fs.pathExists(path.join(place, 'shop/package.json'))).toBe(true);
  });
});
