import knex, { type Knex } from 'knex';
import { TYPES } from 'tedious';

export type Database = Knex;

export const DATABASE_URL_FORMS = 'mssql://user:password@host:1433/name';

const EXISTS_ALREADY = 1801;
const NOT_PERMITTED = 262;

/** Compares values as they are: case and accents count. Blanks at the end never do on SQL Server. */
const COLLATION = 'Latin1_General_100_BIN2';

/** Knex would send moments in a type that knows three thousandths of a second only. */
function mapBinding(value: unknown) {
  return value instanceof Date ? { type: TYPES.DateTime2, value } : undefined;
}

export function isDatabaseUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname } = new URL(url);
  return protocol === 'mssql:' && hostname !== '' && /^\/[^/]+$/.test(pathname);
}

export function connect(url: string): Database {
  if (!isDatabaseUrl(url)) {
    throw new Error(`The database url must look like ${DATABASE_URL_FORMS}.`);
  }
  const { hostname, port, username, password, searchParams } = new URL(url);
  return knex({
    client: 'mssql',
    connection: {
      server: hostname,
      port: Number(port || 1433),
      database: nameOf(url),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      connectionTimeout: 2_000,
      requestTimeout: 8_000,
      options: {
        encrypt: searchParams.get('encrypt') !== 'false',
        trustServerCertificate: searchParams.get('trustServerCertificate') === 'true',
        mapBinding,
      },
    },
    // Keeps the values of a failed statement out of error messages, and so out of the log.
    compileSqlOnError: false,
    pool: { min: 0, max: 10 },
    acquireConnectionTimeout: 5_000,
    // What fails is thrown; whoever catches it writes the log.
    log: { warn() {} },
  });
}

/** The database that every server has, to make others from. */
export function serverUrlOf(url: string): string {
  const server = new URL(url);
  server.pathname = '/master';
  return server.href;
}

/** Makes the database where it is missing, and says whether it was. */
export async function createDatabase(url: string): Promise<boolean> {
  const name = nameOf(url);
  return using(serverUrlOf(url), async (server) => {
    if (await server('sys.databases').where({ name }).first('name')) return false;
    try {
      await server.raw(`create database ?? collate ${COLLATION}`, [name]);
      return true;
    } catch (error) {
      const { number } = error as { number?: unknown };
      if (number === EXISTS_ALREADY) return false;
      if (number !== NOT_PERMITTED) throw error;
      const login = decodeURIComponent(new URL(url).username);
      throw new Error(
        `${login} may not create ${name}. As an administrator, run: ALTER SERVER ROLE dbcreator ADD MEMBER [${login}];`,
        { cause: error },
      );
    }
  });
}

/** Ends the sessions that are still in it. */
export async function dropDatabase(url: string): Promise<void> {
  const name = nameOf(url);
  await using(serverUrlOf(url), async (server) => {
    if (!(await server('sys.databases').where({ name }).first('name'))) return;
    await server.raw('alter database ?? set single_user with rollback immediate', [name]);
    await server.raw('drop database ??', [name]);
  });
}

/** What it is and which version: `SQL Server 16.0.4165.4`. */
export async function describeServer(database: Database): Promise<string> {
  const version = database.raw(`cast(serverproperty('ProductVersion') as varchar(32)) as version`);
  const row = await database.first<{ version: string }>(version);
  return `SQL Server ${row.version}`;
}

export async function ping(database: Database): Promise<void> {
  await database.raw('select 1').timeout(1_000);
}

export async function disconnect(database: Database): Promise<void> {
  await database.destroy();
}

async function using<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = connect(url);
  try {
    return await work(database);
  } finally {
    await disconnect(database);
  }
}

function nameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
