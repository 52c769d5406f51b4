import { request, type IncomingHttpHeaders } from 'node:http';

export type Ask = {
  headers?: Record<string, string>;
  /** Sent as JSON, with its content type. */
  json?: unknown;
  /** Sent byte for byte, as JSON unless `type` says otherwise. */
  body?: string | Buffer;
  /** The content type of `body`; null sends none. */
  type?: string | null;
  /** Sends the body in chunks, without saying how long it is. */
  chunked?: boolean;
};

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON; throws where it is none. */
  readonly json: unknown;
  /** What was asked and answered, for the message of a test that fails. */
  readonly story: string;
};

export type Send = (method: string, path: string, ask?: Ask) => Promise<Answer>;

/** One request on a connection of its own: nothing is normalised, followed, retried or decoded. */
export function send(base: string, method: string, path: string, ask: Ask = {}): Promise<Answer> {
  const body = 'json' in ask ? JSON.stringify(ask.json) : ask.body;
  const type = ask.type === undefined ? 'application/json' : ask.type;
  const headers: Record<string, string> = { Accept: '*/*' };
  if (body !== undefined && type !== null) headers['Content-Type'] = type;
  if (body !== undefined && ask.chunked !== true) {
    headers['Content-Length'] = String(Buffer.byteLength(body));
  }
  Object.assign(headers, ask.headers);
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    let answered = false;
    const outgoing = request(
      { hostname, port, method, path, headers, agent: false },
      (incoming) => {
        answered = true;
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve(
            answerOf(`${method} ${path}`, ask, incoming.statusCode ?? 0, incoming.headers, text),
          );
        });
      },
    );
    // A server may refuse a body before it has read all of it; then writing fails after the answer has come.
    outgoing.on('error', (error) => answered || reject(told(error, method, path)));
    outgoing.setTimeout(20_000, () => outgoing.destroy(new Error('no answer within 20 seconds')));
    if (body === undefined) outgoing.end();
    else if (ask.chunked === true) sendInChunks(outgoing, Buffer.from(body));
    else outgoing.end(body);
  });
}

function sendInChunks(outgoing: ReturnType<typeof request>, body: Buffer): void {
  const size = 64 * 1024;
  for (let at = 0; at < body.length; at += size) outgoing.write(body.subarray(at, at + size));
  outgoing.end();
}

function told(error: Error, method: string, path: string): Error {
  return new Error(`${method} ${path} got no answer: ${error.message}`, { cause: error });
}

function answerOf(
  asked: string,
  ask: Ask,
  status: number,
  headers: IncomingHttpHeaders,
  text: string,
): Answer {
  return {
    status,
    headers,
    text,
    get json(): unknown {
      try {
        return JSON.parse(text);
      } catch {
        throw new Error(`The answer is not JSON.\n${this.story}`);
      }
    },
    get story(): string {
      const body = 'json' in ask ? JSON.stringify(ask.json) : String(ask.body ?? '');
      const sent = ask.headers === undefined ? '' : `\n    ${JSON.stringify(ask.headers)}`;
      const type = String(headers['content-type'] ?? 'no content type');
      return `    ${asked} ${clip(body)}${sent}\n→   ${status} (${type}) ${clip(text)}`;
    },
  };
}

const clip = (text: string): string =>
  text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text;
