import { createConnection } from 'mysql2/promise';
import pg from 'pg';

/** A database server of ours, on which the suite makes databases of its own and drops them. */
export type ServerAccess = {
  /** Without the name of a database. */
  url: string;
  /** Whether it takes questions. */
  answers(): Promise<boolean>;
  create(name: string): Promise<void>;
  drop(name: string): Promise<void>;
};

export function postgresAt(url: string): ServerAccess {
  const execute = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: `${url}/postgres` });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return {
    url,
    answers: () => succeeds(execute('select 1')),
    create: (name) => execute(`create database "${name}"`),
    drop: (name) => execute(`drop database if exists "${name}" with (force)`),
  };
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** Exact comparison: what a project's README tells to make its database with. */
const EXACT = 'character set utf8mb4 collate utf8mb4_nopad_bin';

export function mariadbAt(url: string): ServerAccess {
  const execute = async (sql: string): Promise<void> => {
    const connection = await createConnection({ uri: `${url}/information_schema` });
    try {
      await connection.query(sql);
    } finally {
      await connection.end();
    }
  };
  return {
    url,
    answers: () => succeeds(execute('select 1')),
    create: (name) => execute(`create database \`${name}\` ${EXACT}`),
    drop: (name) => execute(`drop database if exists \`${name}\``),
  };
}

const { POSTGRES_URL, MARIADB_URL } = process.env;
const mariadb = mariadbAt(MARIADB_URL ?? 'mysql://root@127.0.0.1:3306');

/** By the value of `--database`. There is no MySQL to be had here: its projects are judged on MariaDB. */
export const SERVERS: Readonly<Record<string, ServerAccess>> = {
  postgres: postgresAt(POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432'),
  mariadb,
  mysql: mariadb,
};
