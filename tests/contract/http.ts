import { request, type ClientRequest, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { authorization } from './signed-in.ts';

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

/** One request on a connection of its own, by who is signed in there: nothing is normalised, followed or decoded. */
export async function send(
  base: string,
  method: string,
  path: string,
  ask: Ask = {},
): Promise<Answer> {
  for (let pace = 1; ; pace *= 4) {
    try {
      return await sendOnce(base, method, path, ask, pace);
    } catch (error) {
      // A server may refuse a large body and close while we still write. Whether the refusal or the closing is
      // noticed first is chance, in every client; an answer that never comes fails here all the same.
      const large = (bodyOf(ask)?.length ?? 0) > 1024 * 1024;
      if (!large || pace > 256) throw told(error, method, path);
    }
  }
}

const bodyOf = (ask: Ask): string | Buffer | undefined =>
  'json' in ask ? JSON.stringify(ask.json) : ask.body;

function sendOnce(
  base: string,
  method: string,
  path: string,
  ask: Ask,
  pace: number,
): Promise<Answer> {
  const body = bodyOf(ask);
  const { hostname, port } = new URL(base);
  const headers = headersOf(base, ask, body);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path, headers, agent: false };
    const outgoing = request(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode = 0, headers: received } = incoming;
        resolve(answerOf(`${method} ${path}`, ask, statusCode, received, text));
      });
    });
    outgoing.on('error', reject);
    outgoing.setTimeout(20_000, () => outgoing.destroy(new Error('nothing within 20 seconds')));
    if (body === undefined) outgoing.end();
    else void feed(outgoing, Buffer.from(body), pace);
  });
}

/** Writes piece by piece, and no more once the answer has come. */
async function feed(outgoing: ClientRequest, body: Buffer, pace: number): Promise<void> {
  let answered = false;
  outgoing.on('response', () => (answered = true));
  const size = 256 * 1024;
  for (let at = 0; at < body.length && !answered && !outgoing.destroyed; at += size) {
    outgoing.write(body.subarray(at, at + size));
    if (at + size < body.length) await pause(pace);
  }
  outgoing.end();
}

function headersOf(
  base: string,
  ask: Ask,
  body: string | Buffer | undefined,
): Record<string, string> {
  const headers: Record<string, string> = { Accept: '*/*' };
  const type = ask.type === undefined ? 'application/json' : ask.type;
  if (body !== undefined && type !== null) headers['Content-Type'] = type;
  if (body !== undefined && ask.chunked !== true) {
    headers['Content-Length'] = String(Buffer.byteLength(body));
  }
  const asked = { ...headers, ...authorization(base), ...ask.headers };
  // An empty one is how a test asks as nobody.
  if (asked['Authorization'] === '') delete asked['Authorization'];
  return asked;
}

function told(error: unknown, method: string, path: string): Error {
  return new Error(`${method} ${path} got no answer: ${String(error)}`, { cause: error });
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
      return `    ${clip(asked)} ${clip(body)}${sent}\n→   ${status} (${type}) ${clip(text)}`;
    },
  };
}

const clip = (text: string): string =>
  text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text;
