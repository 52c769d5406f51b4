import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './free-port.ts';

/** How a database can be away: its port refuses, or it takes connections and never says a word. */
export type Absence = 'refusing' | 'silent';

export type Outage = { begin(how: Absence): Promise<void>; end(): Promise<void> };

const PORTS: Record<string, number> = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'mysql:': 3306,
  'mariadb:': 3306,
  'mongodb:': 27017,
  'couchdb:': 5984,
  'http:': 5984,
};

/** Puts a TCP proxy in front of the database server that the URL names. */
export async function interruptible(
  databaseUrl: string,
): Promise<{ url: string; outage: Outage; close(): Promise<void> }> {
  const target = new URL(databaseUrl);
  const host = target.hostname;
  const port = Number(target.port || PORTS[target.protocol]);
  if (!port) throw new Error(`No port is known for ${target.protocol}; say it in the URL.`);
  const sockets = new Set<Socket>();
  let silent = false;

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const proxy = createServer((near) => {
    keep(near);
    if (silent) return;
    const far = keep(connect(port, host));
    near.on('data', (bytes) => silent || far.write(bytes));
    far.on('data', (bytes) => silent || near.write(bytes));
    near.on('close', () => far.destroy());
    far.on('close', () => silent || near.destroy());
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      proxy.once('error', reject);
      proxy.listen(at, '127.0.0.1', resolve);
    });
  const stopListening = (): Promise<void> =>
    new Promise((resolve) => {
      proxy.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });

  // While it refuses, nobody else may be given its port.
  const own = await freePort();
  await listen(own);
  target.hostname = '127.0.0.1';
  target.port = String(own);
  return {
    url: target.href,
    outage: {
      async begin(how) {
        if (how === 'silent') silent = true;
        else await stopListening();
      },
      async end() {
        silent = false;
        // What hung in silence has lost bytes; only new connections can be trusted.
        for (const socket of sockets) socket.destroy();
        if (!proxy.listening) await listen(own);
      },
    },
    close: stopListening,
  };
}
