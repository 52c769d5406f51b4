import knex from 'knex';

/** @typedef {import('knex').Knex} Database */

export const DATABASE_URL_FORMS =
  'mysql://user:password@host:3306/name or mariadb://user:password@host:3306/name';

const NOT_PERMITTED = 1044;

/** No value is cut or bent to fit. The limit has a name of its own on either server. */
const SESSION = `set sql_mode = 'TRADITIONAL'
  /*M! , max_statement_time = 8 */
  /*!50708 , max_execution_time = 8000 */`;

/** Columns read days and times as text: the driver's own dates begin in the year 100. */
function typeCast(field, next) {
  if (field.type === 'DATE') return field.string();
  if (field.type !== 'DATETIME') return next();
  return field.string()?.replace(' ', 'T').concat('Z') ?? null;
}

/** Compare values as they are: case, accents and blanks at the end count. MySQL has the first, MariaDB the second. */
const EXACT_COLLATIONS = ['utf8mb4_0900_bin', 'utf8mb4_nopad_bin'];

export function isDatabaseUrl(url) {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname } = new URL(url);
  return /^(mysql|mariadb):$/.test(protocol) && hostname !== '' && /^\/[^/]+$/.test(pathname);
}

export function connect(url) {
  if (!isDatabaseUrl(url)) {
    throw new Error(`The database url must look like ${DATABASE_URL_FORMS}.`);
  }
  const connection = {
    uri: url,
    connectTimeout: 2_000,
    timezone: 'Z',
    jsonStrings: true,
    typeCast,
  };
  return knex({
    client: 'mysql2',
    connection,
    // Keeps the values of a failed statement out of error messages, and so out of the log.
    compileSqlOnError: false,
    pool: {
      min: 0,
      max: 10,
      afterCreate(opened, done) {
        opened.query(SESSION, (error) => done(error, opened));
      },
    },
    acquireConnectionTimeout: 5_000,
    // What fails is thrown; whoever catches it writes the log.
    log: { warn() {} },
  });
}

/** A database that every server has and every user may see, to make others from. */
export function serverUrlOf(url) {
  const server = new URL(url);
  server.pathname = '/information_schema';
  return server.href;
}

/** Makes the database where it is missing, and says whether it was. */
export async function createDatabase(url) {
  const name = nameOf(url);
  return using(serverUrlOf(url), async (server) => {
    const known = await server('information_schema.schemata').where({ schema_name: name }).first(1);
    if (known) return false;
    const collation = await exactCollation(server);
    const sql = `create database if not exists ?? character set utf8mb4 collate ${collation}`;
    await permitted(name, server.raw(sql, [name]));
    return true;
  });
}

export async function dropDatabase(url) {
  const name = nameOf(url);
  await using(serverUrlOf(url), async (server) => {
    await permitted(name, server.raw('drop database if exists ??', [name]));
  });
}

/** What it is and which version: `MariaDB 11.4.2`. */
export async function describeServer(database) {
  const row = await database.first(database.raw('version() as version'));
  const [number = ''] = row.version.split('-');
  return `${/mariadb/i.test(row.version) ? 'MariaDB' : 'MySQL'} ${number}`;
}

export async function ping(database) {
  await database.raw('select 1').timeout(1_000);
}

export async function disconnect(database) {
  await database.destroy();
}

/** Says what an administrator can do where the user may not. */
async function permitted(name, statement) {
  try {
    await statement;
  } catch (error) {
    const { errno, sqlMessage = '' } = error;
    if (errno !== NOT_PERMITTED) throw error;
    const user = /'[^']*'@'[^']*'/.exec(sqlMessage)?.[0];
    throw new Error(
      `${user} has no rights on ${name}. As an administrator, run: GRANT ALL PRIVILEGES ON \`${name}\`.* TO ${user};`,
      { cause: error },
    );
  }
}

async function exactCollation(server) {
  const row = await server('information_schema.collations')
    .whereIn('collation_name', EXACT_COLLATIONS)
    .first('collation_name as name');
  return row?.name ?? 'utf8mb4_bin';
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
