import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What reached an upstream. */
export type Heard = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

/** A service for a gateway to forward to, which tells what it hears. */
export type TestUpstream = {
  url: string;
  /** The requests that came, in their order. */
  heard: Heard[];
  close(): Promise<void>;
};

type Ways = {
  /** Called with every request that is complete; unless given, it answers with what was heard. */
  answer?: (heard: Heard, res: ServerResponse) => void;
  /** A free one unless given. */
  port?: number;
};

export async function startUpstream({ answer = echo, port = 0 }: Ways = {}): Promise<TestUpstream> {
  const heard: Heard[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const { method = '', url = '', headers } = req;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString('latin1') };
      heard.push(one);
      answer(one, res);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    heard,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function echo(heard: Heard, res: ServerResponse): void {
  res.writeHead(200, {
    'Content-Type': 'application/json',
    Server: 'upstream/1.0',
    'X-Powered-By': 'upstream',
    'X-Upstream': 'kept',
    'Set-Cookie': ['a=1', 'b=2'],
  });
  res.end(JSON.stringify(heard));
}
