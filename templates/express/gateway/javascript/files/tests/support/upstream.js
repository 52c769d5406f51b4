import { once } from 'node:events';
import { createServer } from 'node:http';

/** A service to forward to, on a free port of this machine. */
export async function startUpstream(answer) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(req) {
  const chunks = await req.toArray();
  return Buffer.concat(chunks).toString();
}

/** Answers with what it was asked, and with headers of its own. */
export const echo = async (req, res) => {
  const { method, url, headers } = req;
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Server', 'echo/1.0');
  res.setHeader('X-Powered-By', 'echo');
  res.setHeader('X-Request-Id', 'of-the-upstream');
  res.setHeader('X-Own', 'kept');
  res.statusCode = method === 'POST' ? 201 : 200;
  res.end(JSON.stringify({ method, url, headers, body: await bodyOf(req) }));
};
