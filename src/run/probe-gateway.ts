import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StepError } from './steps.ts';

/** A service of the proof's own, for a gateway to forward to. */
export interface Upstream {
  /** Its URL with the one path that is forwarded. */
  readonly url: string;
  close(): Promise<void>;
}

const PATH = '/forwarded';

/** Starts it on a free port; it answers with the method, the URL and the body that reach it. */
export async function startUpstream(): Promise<Upstream> {
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const heard = [req.method, req.url, Buffer.concat(chunks).toString()].join(' ');
      res.writeHead(200, {
        'content-type': 'text/plain',
        'x-heard-id': req.headers['x-request-id'],
      });
      res.end(heard);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${PATH}`,
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Asks a gateway for what it is to forward and what not, with its upstream and without. Returns how many requests. */
export async function exerciseGateway(
  base: string,
  upstream: Upstream | undefined,
): Promise<number> {
  if (upstream === undefined) throw new StepError('there is nothing to forward to');
  let requests = 0;
  const ask = async (path: string, expected: number, init: RequestInit = {}): Promise<string> => {
    requests += 1;
    const response = await fetch(`${base}${path}`, {
      signal: AbortSignal.timeout(10_000),
      ...init,
    });
    const text = await response.text();
    if (response.status !== expected) {
      throw new StepError(`${path} answered ${response.status}, not ${expected}`, text);
    }
    return text;
  };
  const heard = (text: string, expected: string): void => {
    if (text !== expected) throw new StepError(`the upstream heard "${text}", not "${expected}"`);
  };
  heard(await ask(`${PATH}/a%20b?c=d`, 200), `GET ${PATH}/a%20b?c=d `);
  const body = 'as it came';
  heard(await ask(PATH, 200, { method: 'POST', body }), `POST ${PATH} ${body}`);
  await ask('/elsewhere', 404);
  await ask(`${PATH}/..%2felsewhere`, 400);
  await upstream.close();
  await ask(PATH, 502);
  return requests;
}
