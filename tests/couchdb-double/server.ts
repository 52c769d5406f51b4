import expressPouchdb from 'express-pouchdb';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import mapReduce from 'pouchdb-mapreduce';

export interface Double {
  /** Without the name of a database. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts PouchDB's server, with everything in memory, as a stand-in for CouchDB. Only its greeting is ours. */
export async function startDouble(port = 0): Promise<Double> {
  const kind = PouchDB.plugin(memory).plugin(mapReduce).defaults({ adapter: 'memory' });
  const answer = expressPouchdb(kind, {
    mode: 'minimumForPouchDB',
    overrideMode: { include: ['routes/views', 'routes/ddoc-info'] },
    inMemoryConfig: true,
  });
  const server = createServer((req, res) => {
    if (req.url !== '/') return answer(req, res);
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify({ couchdb: 'Welcome', version: '3.0.0-double' }));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
