import { connect } from 'node:net';

/** A TCP connection to a server, for what an HTTP client would never send, or would hide. */
export type Wire = {
  send(bytes: string | Buffer): void;
  /** What has come so far. */
  received(): string;
  /** Waits until what has come matches; throws what has come instead when it doesn't in time. */
  until(pattern: RegExp, milliseconds?: number): Promise<string>;
  /** Settles with everything that came when the server closes. */
  closed(milliseconds?: number): Promise<string>;
  hangUp(): void;
};

export function dial(base: string): Promise<Wire> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    let open = true;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('close', () => (open = false));
    // An error is followed by `close`, and a refused connection by nothing that anybody waits for.
    socket.on('error', reject);
    const wait = async (done: () => boolean, what: string, milliseconds: number) => {
      const end = performance.now() + milliseconds;
      while (!done()) {
        if (performance.now() > end) {
          throw new Error(
            `${what} within ${milliseconds} ms; so far came:\n${text || '(nothing)'}`,
          );
        }
        await new Promise((again) => setTimeout(again, 5));
      }
      return text;
    };
    socket.once('connect', () =>
      resolve({
        send: (bytes) => void socket.write(bytes),
        received: () => text,
        until: (pattern, milliseconds = 10_000) =>
          wait(() => pattern.test(text) || !open, `${pattern} did not come`, milliseconds),
        closed: (milliseconds = 10_000) =>
          wait(() => !open, 'the server did not close', milliseconds),
        hangUp: () => socket.destroy(),
      }),
    );
  });
}

/** A request as it goes over the wire. */
export function requestText(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): string {
  const lines = Object.entries({ Host: '127.0.0.1', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
