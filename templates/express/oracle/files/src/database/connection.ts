import knex, { type Knex } from 'knex';
import oracledb from 'oracledb';

export type Database = Knex;

export const DATABASE_URL_FORMS = 'oracle://user:password@host:1521/schema?service=FREEPDB1';

const EXISTS_ALREADY = 1920;
const DOES_NOT_EXIST = 1918;
const NOT_PERMITTED = 1031;

/** Lengths count characters, and days and decimals are written as they are here, whatever the server's country. */
const SESSION = `alter session set
  nls_length_semantics = 'CHAR'
  nls_date_format = 'YYYY-MM-DD'
  nls_numeric_characters = '.,'`;

/** Columns read long text as text and days as days. */
function fetchTypeHandler({ dbType }: { dbType?: unknown }) {
  if (dbType === oracledb.DB_TYPE_CLOB) return { type: oracledb.STRING };
  return dbType === oracledb.DB_TYPE_DATE ? { converter: dayFrom } : undefined;
}
Object.assign(oracledb, { fetchTypeHandler });

/** The driver makes a moment of a day: its beginning, in the zone of this process. */
export function dayFrom(moment: Date | null): string | null {
  if (moment === null) return null;
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const pad = (number: number, length: number) => String(number).padStart(length, '0');

export function isDatabaseUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname, searchParams } = new URL(url);
  const isOracle = protocol === 'oracle:' && searchParams.has('service');
  return isOracle && hostname !== '' && /^\/[^/"]+$/.test(pathname);
}

export function connect(url: string): Database {
  if (!isDatabaseUrl(url)) {
    throw new Error(`The database url must look like ${DATABASE_URL_FORMS}.`);
  }
  const { host, password, searchParams } = new URL(url);
  const [user, schema] = [userOf(url), schemaOf(url)];
  return knex({
    client: 'oracledb',
    connection: {
      connectString: `${host}/${searchParams.get('service')}?transport_connect_timeout=2`,
      user: user.toUpperCase() === schema ? user : `${user}["${schema}"]`,
      password: decodeURIComponent(password),
    },
    // Keeps the values of a failed statement out of error messages, and so out of the log.
    compileSqlOnError: false,
    pool: {
      min: 0,
      max: 10,
      afterCreate(opened: oracledb.Connection, done: (error?: unknown) => void) {
        opened.callTimeout = 8_000;
        opened.execute(SESSION).then(() => done(), done);
      },
    },
    acquireConnectionTimeout: 5_000,
    // What fails is thrown; whoever catches it writes the log.
    log: { warn() {} },
  });
}

/** The user's own schema, to make others from. */
export function serverUrlOf(url: string): string {
  const server = new URL(url);
  server.pathname = `/${server.username}`;
  return server.href;
}

/** Makes the schema where it is missing, and says whether it was. Nobody can log in as it, but by proxy. */
export async function createDatabase(url: string): Promise<boolean> {
  const [user, schema] = [userOf(url), schemaOf(url)];
  return using(serverUrlOf(url), async (server) => {
    try {
      await server.raw('create user ?? no authentication', [schema]);
    } catch (error) {
      const { errorNum } = error as { errorNum?: number };
      if (errorNum === EXISTS_ALREADY) return false;
      if (errorNum !== NOT_PERMITTED) throw error;
      throw new Error(
        `${user} may not create ${schema}. As an administrator, run: GRANT CREATE USER, ALTER USER, DROP USER, GRANT ANY PRIVILEGE TO ${user};`,
        { cause: error },
      );
    }
    const rights = 'create session, create table, create sequence, create trigger';
    await server.raw(`grant ${rights}, unlimited tablespace to ??`, [schema]);
    await server.raw('alter user ?? grant connect through ??', [schema, user.toUpperCase()]);
    return true;
  });
}

export async function dropDatabase(url: string): Promise<void> {
  await using(serverUrlOf(url), async (server) => {
    try {
      await server.raw('drop user ?? cascade', [schemaOf(url)]);
    } catch (error) {
      if ((error as { errorNum?: number }).errorNum !== DOES_NOT_EXIST) throw error;
    }
  });
}

/** What it is and which version: `Oracle Database 19.24.0.0.0`. */
export async function describeServer(database: Database): Promise<string> {
  const sql = 'select max(version_full) as "version" from product_component_version';
  const [row] = await database.raw<{ version: string }[]>(sql);
  return `Oracle Database ${row?.version}`;
}

export async function ping(database: Database): Promise<void> {
  await database.raw('select 1 from dual').timeout(1_000);
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

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** Oracle keeps names in capital letters. */
function schemaOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)).toUpperCase();
}
