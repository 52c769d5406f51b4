import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Databases } from './commands.ts';
import { readRequests } from './wire.ts';

export interface Double {
  /** Without the name of a database. */
  readonly url: string;
  /** Ends it at once, with all connections; its databases are kept. */
  stop(): Promise<void>;
  /** Has it listen again where it did. */
  start(): Promise<void>;
}

/**
 * Starts a stand-in for a single MongoDB server: it speaks the wire protocol, keeps unique indexes, and knows the commands
 * that Mongoose uses in generated projects. It is no MongoDB: no transactions, no users, no plans of queries.
 */
export async function startDouble(port = 0): Promise<Double> {
  const databases = new Databases();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    readRequests(socket, ({ command, reply }) => reply(databases.answer(command)));
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', resolve);
    });
  await listen(port);
  const own = (server.address() as AddressInfo).port;
  return {
    url: `mongodb://127.0.0.1:${own}`,
    start: () => listen(own),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
