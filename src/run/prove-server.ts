import { createServer, type AddressInfo } from 'node:net';
import { start, type RunningServer } from './exec.ts';
import { ACCOUNTS_ENVIRONMENT, bearer, exerciseAccounts } from './probe-accounts.ts';
import { exerciseGateway, startUpstream, type Upstream } from './probe-gateway.ts';
import { exerciseResources, request, type Headers } from './probe-http.ts';
import { exercisePages } from './probe-pages.ts';
import { runClient, type Skip } from './prove-clients.ts';
import type { ProofPlan } from './prove.ts';
import { StepError, type Receipt } from './steps.ts';
import { createVisitor, type Visitor } from './visitor.ts';

const BOOT_TIMEOUT = 20_000;
/** The HTTP contract: SIGTERM ends the server within 10 s. */
const STOP_LIMIT = 10_000;

interface Asked {
  readonly upstream: Upstream | undefined;
  /** Of who is signed in, where one has to be. */
  readonly headers: Headers;
  /** The same with a cookie. */
  readonly visitor: Visitor;
}

interface Probe {
  /** What it is for, in the words of `serves`. */
  readonly of: string;
  /** Its step on the receipt. */
  readonly name: string;
  /** Asks the server at `base`; returns what the receipt says of it. */
  ask(base: string, plan: ProofPlan, asked: Asked): Promise<string>;
}

const PROBES: readonly Probe[] = [
  {
    of: 'api',
    name: 'http',
    ask: async (base, { resources }, { headers }) =>
      `create, read, update, list, delete: ${await exerciseResources(base, resources, headers)} requests`,
  },
  {
    of: 'pages',
    name: 'pages',
    ask: async (_base, { resources }, { visitor }) =>
      `forms filled in, sent and undone: ${await exercisePages(visitor, resources)} requests`,
  },
  {
    of: 'upstreams',
    name: 'forward',
    ask: async (base, _plan, { upstream }) =>
      `forwarded, refused, and told that nobody is there: ${await exerciseGateway(base, upstream)} requests`,
  },
];

const probesOf = ({ serves }: ProofPlan): Probe[] => PROBES.filter(({ of }) => serves.has(of));

/** What proveServer puts onto the receipt. */
export const serverSteps = (plan: ProofPlan): string[] => [
  'boot',
  'health',
  ...(plan.accounts ? ['accounts'] : []),
  ...probesOf(plan).map(({ name }) => name),
  ...plan.clients.map(({ name }) => name),
  'stop',
];

/**
 * Boots the production server, asks it over HTTP and stops it. False when a step failed; the receipt names it. `skip`
 * notes a step that can't run here.
 */
export async function proveServer(
  plan: ProofPlan,
  env: Record<string, string>,
  receipt: Receipt,
  skip: Skip,
): Promise<boolean> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const [file = '', ...args] = plan.server;
  const upstream = plan.serves.has('upstreams') ? await startUpstream() : undefined;
  let server: RunningServer | undefined;
  let token = '';
  const visitor = createVisitor(base);
  const signIn = (): Promise<boolean> =>
    receipt.step('accounts', async () => {
      const session = await exerciseAccounts(plan, base, visitor, () => server?.output() ?? '');
      token = session.token;
      return `register, sign in, sign out: ${session.requests} requests`;
    });
  const stopped = new AbortController();
  try {
    const alive =
      (await receipt.step('boot', async () => {
        server = await start({
          file: file === 'node' ? process.execPath : file,
          args,
          cwd: plan.directory,
          env: {
            ...env,
            ...(upstream && { UPSTREAMS: upstream.url }),
            NODE_ENV: 'production',
            PORT: String(port),
            HOST: '127.0.0.1',
            RATE_LIMIT_PER_MINUTE: '0',
            ...(plan.accounts && ACCOUNTS_ENVIRONMENT),
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
      (!plan.accounts || (await signIn())) &&
      (await inTurn(probesOf(plan), ({ name, ask }) =>
        receipt.step(name, () => ask(base, plan, { upstream, headers: bearer(token), visitor })),
      )) &&
      (await inTurn(plan.clients, (client) => runClient(client, base, plan, receipt, skip, token)));
    if (!alive || server === undefined) return false;
    return await proveStop(server, receipt);
  } finally {
    stopped.abort();
    await server?.ended;
    await upstream?.close();
  }
}

/** Whether all went well; the first that didn't ends it. */
async function inTurn<T>(
  items: readonly T[],
  work: (item: T) => Promise<boolean>,
): Promise<boolean> {
  for (const item of items) if (!(await work(item))) return false;
  return true;
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
