import { createServer, type AddressInfo } from 'node:net';
import { start, type RunningServer } from './exec.ts';
import { exerciseResources, request } from './probe-http.ts';
import { exercisePages } from './probe-pages.ts';
import type { ProofPlan } from './prove.ts';
import { StepError, type Receipt } from './steps.ts';

const BOOT_TIMEOUT = 20_000;
/** The HTTP contract: SIGTERM ends the server within 10 s. */
const STOP_LIMIT = 10_000;

/** What proveServer puts onto the receipt. */
export const serverSteps = ({ serves }: ProofPlan): string[] => [
  'boot',
  'health',
  ...(serves.api ? ['http'] : []),
  ...(serves.pages ? ['pages'] : []),
  'stop',
];

/** Boots the production server, asks it over HTTP and stops it. False when a step failed; the receipt names it. */
export async function proveServer(
  plan: ProofPlan,
  env: Record<string, string>,
  receipt: Receipt,
): Promise<boolean> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const [file = '', ...args] = plan.server;
  let server: RunningServer | undefined;
  const stopped = new AbortController();
  try {
    const alive =
      (await receipt.step('boot', async () => {
        server = start({
          file: file === 'node' ? process.execPath : file,
          args,
          cwd: plan.directory,
          env: {
            ...env,
            NODE_ENV: 'production',
            PORT: String(port),
            HOST: '127.0.0.1',
            RATE_LIMIT_PER_MINUTE: '0',
          },
          signal: AbortSignal.any([plan.signal, stopped.signal]),
        });
        await untilAlive(base, server);
        return `${plan.server.join(' ')} on port ${port}`;
      })) &&
      (await receipt.step('health', async () => {
        await request(`${base}/livez`, 200);
        await request(`${base}/readyz`, 200);
        return '/livez and /readyz answer 200';
      })) &&
      (!plan.serves.api ||
        (await receipt.step('http', async () => {
          const requests = await exerciseResources(base, plan.resources);
          return `create, read, update, list, delete: ${requests} requests`;
        }))) &&
      (!plan.serves.pages ||
        (await receipt.step('pages', async () => {
          const requests = await exercisePages(base, plan.resources);
          return `forms filled in, sent and undone: ${requests} requests`;
        })));
    if (!alive || server === undefined) return false;
    return await proveStop(server, receipt);
  } finally {
    stopped.abort();
    await server?.ended;
  }
}

async function proveStop(server: RunningServer, receipt: Receipt): Promise<boolean> {
  if (process.platform === 'win32') {
    receipt.skip('stop', 'not run: Windows has no SIGTERM');
    return true;
  }
  return receipt.step('stop', async () => {
    const { exitCode, milliseconds } = await server.stop('SIGTERM');
    if (exitCode !== 0 || milliseconds > STOP_LIMIT) {
      throw new StepError(
        `SIGTERM ended it with ${exitCode} after ${Math.round(milliseconds)} ms`,
        server.output(),
      );
    }
    return 'SIGTERM → exit 0';
  });
}

async function untilAlive(base: string, server: RunningServer): Promise<void> {
  const deadline = performance.now() + BOOT_TIMEOUT;
  let ended = false;
  void server.ended.then(() => (ended = true));
  for (;;) {
    const answer = await fetch(`${base}/livez`, { signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    if (ended) throw new StepError('the server ended at once', server.output());
    if (performance.now() > deadline)
      throw new StepError('the server did not answer within 20 s', server.output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
