import { createServer } from 'node:net';

/**
 * Below what systems give to whoever names no port (Linux from 32768, macOS and Windows from 49152): between its choice
 * and its use nobody else is given it, however many tests run beside this one.
 */
const FIRST = 20_000;
const COUNT = 12_500;

/** Processes that run at the same time begin far from each other. */
let next = (process.pid * 100) % COUNT;

/** A port of 127.0.0.1 on which nobody listens, and which this process has not had for a while. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries += 1) {
    const port = FIRST + next;
    next = (next + 1) % COUNT;
    if (await isFree(port)) return port;
  }
  throw new Error('Every port that tests may use is taken.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
