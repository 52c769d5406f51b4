import knex from 'knex';
import pg from 'pg';

/** @typedef {import('knex').Knex} Database */

export const DATABASE_URL_FORMS = 'postgres://user:password@host:5432/name';

// Columns read days and JSON as text. Times go out in UTC, whatever zone this process is in.
pg.types.setTypeParser(pg.types.builtins.DATE, String);
pg.types.setTypeParser(pg.types.builtins.JSON, String);
pg.defaults.parseInputDatesAsUTC = true;

const EXISTS_ALREADY = '42P04';
const NOT_PERMITTED = '42501';

export function isDatabaseUrl(url) {
  if (!URL.canParse(url)) return false;
  const { protocol, pathname } = new URL(url);
  return /^postgres(ql)?:$/.test(protocol) && /^\/[^/]+$/.test(pathname);
}

export function connect(url) {
  if (!isDatabaseUrl(url)) {
    throw new Error(`The database url must look like ${DATABASE_URL_FORMS}.`);
  }
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      connectionTimeoutMillis: 2_000,
      statement_timeout: 8_000,
      keepAlive: true,
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
export function serverUrlOf(url) {
  const server = new URL(url);
  server.pathname = '/postgres';
  return server.href;
}

/** Makes the database where it is missing, and says whether it was. */
export async function createDatabase(url) {
  const name = nameOf(url);
  return using(serverUrlOf(url), async (server) => {
    if (await server('pg_database').where({ datname: name }).first('oid')) return false;
    try {
      await server.raw('create database ??', [name]);
      return true;
    } catch (error) {
      const { code } = error;
      if (code === EXISTS_ALREADY) return false;
      if (code !== NOT_PERMITTED) throw error;
      const role = decodeURIComponent(new URL(url).username);
      throw new Error(
        `${role} may not create ${name}. As an administrator, run: ALTER ROLE "${role}" CREATEDB;`,
        { cause: error },
      );
    }
  });
}

export async function dropDatabase(url) {
  await using(serverUrlOf(url), async (server) => {
    await server.raw('drop database if exists ?? with (force)', [nameOf(url)]);
  });
}

/** What it is and which version: `PostgreSQL 17.2`. */
export async function describeServer(database) {
  const { rows } = await database.raw('show server_version');
  return `PostgreSQL ${/^[\d.]+/.exec(rows[0].server_version)?.[0]}`;
}

export async function ping(database) {
  await database.raw('select 1').timeout(1_000);
}

export async function disconnect(database) {
  await database.destroy();
}

async function using(url, work) {
  const database = connect(url);
  try {
    return await work(database);
  } finally {
    await disconnect(database);
  }
}

function nameOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
