import { build } from 'esbuild';
import createKnex, { type Knex } from 'knex';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tree } from '../../src/tree/tree.ts';
import { planFor, RESOURCE_SETS } from '../support/blueprints.ts';

/**
 * What projects send to databases that no test can reach: the generated migrations and models are run against the
 * dialect of the database, and what it would send is read instead of sent.
 */
const DIALECTS = {
  sqlserver: { client: 'mssql', quoted: /\[([^\]]*)\]/g, quote: (name: string) => `[${name}]` },
  oracle: { client: 'oracledb', quoted: /"([^"]*)"/g, quote: (name: string) => `"${name}"` },
} as const;
type Database = keyof typeof DIALECTS;

/** Of both, since Oracle 12.2. */
const LONGEST_NAME = 128;
const ORACLE = '19.3';

interface Sent {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

interface Store {
  list(query: unknown): Promise<unknown>;
  create(values: object): Promise<unknown>;
  update(id: string, values: object): Promise<unknown>;
  remove(id: string): Promise<void>;
}

interface Compiled {
  readonly migrations: readonly { up(knex: unknown): Promise<void> }[];
  readonly models: (database: unknown) => Readonly<Record<string, Store>>;
}

/** The migrations and models of a project, ready to be called. */
async function compiled(tree: Tree): Promise<Compiled> {
  const migrations = [...tree.keys()].filter((file) => file.includes('/database/migrations/'));
  const entry = [
    ...migrations.map((file, at) => `import * as migration${at} from './${file}';`),
    `export const migrations = [${migrations.map((_, at) => `migration${at}`).join(', ')}];`,
    `export { createModels as models } from './src/models/index.ts';`,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, loader: 'ts', resolveDir: '/' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: [
      {
        name: 'planned files',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\./ }, ({ path: file, importer }) => ({
            namespace: 'planned',
            path: path.posix
              .join(importer === '<stdin>' ? '' : path.posix.dirname(importer), file)
              .replace(/\.js$/, '.ts'),
          }));
          onLoad({ filter: /.*/, namespace: 'planned' }, ({ path: file }) => ({
            loader: 'ts',
            contents: tree.get(file) ?? '',
          }));
        },
      },
    ],
  });
  const [bundle] = outputFiles;
  const url = `data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString('base64')}`;
  return (await import(/* @vite-ignore */ url)) as Compiled;
}

/** A Knex of the dialect that keeps statements instead of sending them, and answers with the same row always. */
function recorder(database: Database, row: object = {}): { knex: Knex; sent: Sent[] } {
  const sent: Sent[] = [];
  const { client } = DIALECTS[database];
  const knex = createKnex({ client, version: ORACLE });
  Object.assign(knex.client as object, {
    acquireConnection: () => Promise.resolve({}),
    releaseConnection: () => Promise.resolve(),
    _query: (_connection: unknown, query: Sent & { response?: unknown }) => {
      sent.push({ sql: query.sql, bindings: query.bindings });
      return Promise.resolve(Object.assign(query, { response: [row] }));
    },
    processResponse: ({ method }: { method: string }) =>
      method === 'first' ? row : method === 'del' ? 1 : [row],
  });
  return { knex, sent };
}

async function migrationSql(database: Database, resources: readonly string[]): Promise<string[]> {
  const { migrations } = await compiled(planFor({ choices: { database, resources } }));
  const { knex, sent } = recorder(database);
  for (const { up } of migrations) await up(knex);
  return sent.map(({ sql }) => sql);
}

const databases = Object.keys(DIALECTS) as Database[];

describe.each(databases)('migrations on %s', (database) => {
  const { quoted, quote } = DIALECTS[database];

  it.each(Object.entries(RESOURCE_SETS))('have names that it takes: %s', async (_title, texts) => {
    for (const sql of await migrationSql(database, texts)) {
      const names = [...sql.matchAll(quoted)].map(([, name = '']) => name);
      expect(names.length, sql).toBeGreaterThan(0);
      for (const name of names) expect(name.length, name).toBeLessThanOrEqual(LONGEST_NAME);
    }
  });

  it('quote every name, reserved words among them', async () => {
    const migrations = await migrationSql(database, ['level size:integer mode:string:unique']);
    const sql = migrations.find((one) => one.includes('level')) ?? '';
    for (const name of ['levels', 'size', 'mode', 'created_at']) expect(sql).toContain(quote(name));
  });
});

/** Columns of a `create table`, by name. */
const columnsOf = (sql: string): Record<string, string> =>
  Object.fromEntries(
    [...sql.matchAll(/["[](\w+)["\]] ((?:\([^)]*\)|[^,()])+)/g)].map(([, name = '', type = '']) => [
      name,
      type.replace(/( not)? null.*| check .*/, '').trim(),
    ]),
  );

const TYPES: Record<Database, Record<string, string>> = {
  sqlserver: {
    s: 'nvarchar(255)',
    t: 'nvarchar(max)',
    i: 'int',
    d: 'decimal(12, 2)',
    f: 'float',
    b: 'bit',
    day: 'date',
    at: 'datetime2',
    e: 'nvarchar(254)',
    u: 'nvarchar(500)',
    g: 'nvarchar(36)',
    j: 'nvarchar(max)',
    k: 'nvarchar(255)',
    created_at: 'datetime2',
  },
  oracle: {
    s: 'varchar2(255)',
    t: 'clob',
    i: 'integer',
    d: 'decimal(12, 2)',
    f: 'binary_double',
    b: 'number(1, 0)',
    day: 'date',
    at: 'timestamp with local time zone',
    e: 'varchar2(254)',
    u: 'varchar2(500)',
    g: 'varchar2(36)',
    j: 'clob',
    k: 'varchar2(255)',
    created_at: 'timestamp with local time zone',
  },
};

describe.each(databases)('types on %s', (database) => {
  it.each(['every type, required', 'every type, optional'])('are exact: %s', async (title) => {
    const sql = await migrationSql(database, RESOURCE_SETS[title] ?? []);
    const table = sql.find((each) => /create table ["[]things/i.test(each)) ?? '';
    expect(columnsOf(table)).toMatchObject(TYPES[database]);
  });
});

describe('a unique column that may be null', () => {
  const resources = ['thing code:string:unique:optional'];

  it('is kept unique by an index without nulls on SQL Server, where nulls are equal', async () => {
    expect(await migrationSql('sqlserver', resources)).toContain(
      'CREATE UNIQUE INDEX [things_code_unique] ON [things] ([code]) WHERE [code] IS NOT NULL',
    );
  });

  it('is kept unique by a constraint on Oracle, where nulls differ', async () => {
    expect(await migrationSql('oracle', resources)).toContain(
      'alter table "things" add constraint "things_code_unique" unique ("code")',
    );
  });
});

const LISTED: Record<Database, [first: string, third: string]> = {
  sqlserver: [
    'select top (@p0) * from [things] order by [code] desc, [id] asc',
    'select * from [things] order by [code] desc, [id] asc offset @p0 rows fetch next @p1 rows only',
  ],
  oracle: [
    'select * from (select * from "things" order by "code" desc, "id" asc) where rownum <= :1',
    'select * from (select row_.*, ROWNUM rownum_ from (select * from "things" order by "code" desc, "id" asc) row_ where rownum <= :1) where rownum_ > :2',
  ],
};

describe.each(databases)('a model on %s', (database) => {
  const id = '9e0c1f4e-6b1e-4d5e-8f3e-0c8a6a1c2b3d';
  const row = { id, code: 'a', day: null, ok: 1, total: 1, created_at: new Date(0) };
  let models: Compiled['models'];
  const thing = () => {
    const { knex, sent } = recorder(database, { ...row, updated_at: new Date(0) });
    return { things: models(knex)['things'] as Store, sent };
  };

  beforeAll(async () => {
    const resources = ['thing code:string day:date:optional ok:boolean'];
    ({ models } = await compiled(planFor({ choices: { database, resources } })));
  });

  it('lists in an order, on every page', async () => {
    for (const [at, page] of [1, 3].entries()) {
      const { things, sent } = thing();
      await things.list({ page, pageSize: 20, sort: { field: 'code', direction: 'desc' } });
      expect(sent[0]?.sql).toBe(LISTED[database][at]);
    }
  });

  it('sends moments as moments, booleans as the database knows them, and no empty text', async () => {
    const { things, sent } = thing();
    await things.create({ code: 'a', day: '2028-02-29', ok: true });
    const [{ sql, bindings } = { sql: '', bindings: [] }] = sent;
    expect(sql).toMatch(/^insert into ["[]things["\]]/);
    expect(sql).not.toMatch(/returning|output/i);
    expect(bindings).toContain('2028-02-29');
    expect(bindings.filter((value) => value instanceof Date)).toHaveLength(2);
    expect(bindings).toContain(database === 'oracle' ? 1 : true);
  });

  it('changes and removes one record', async () => {
    const { things, sent } = thing();
    await things.update(id, { code: 'b' });
    await things.remove(id);
    expect(sent.map(({ sql }) => sql.split(' ')[0])).toEqual(['update', 'select', 'delete']);
    for (const { sql, bindings } of sent) {
      expect(sql).toMatch(/where ["[]id["\]] = /);
      expect(bindings).toContain(id);
    }
  });
});
