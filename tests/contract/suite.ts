import { accounts } from './accounts/accounts.ts';
import { accountPages } from './accounts/pages/account-pages.ts';
import { signUp } from './accounts/pages/person.ts';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { conflicts } from './conflicts.ts';
import { errors } from './errors.ts';
import { fields } from './fields.ts';
import { headers } from './headers.ts';
import { gateway } from './gateway/gateway.ts';
import { health, outages } from './health.ts';
import { limits } from './limits.ts';
import { listing } from './listing.ts';
import { openapi } from './openapi.ts';
import { pages } from './pages/pages.ts';
import type { Visitor } from './pages/visitor.ts';
import { records } from './records.ts';
import { references } from './references.ts';
import { shutdown } from './shutdown.ts';
import { createStage } from './stage.ts';
import type { Server, Subject } from './subject.ts';
import { AHEAD, timezones } from './timezones.ts';

export type { Exit, Server, Subject } from './subject.ts';

/**
 * Registers the HTTP contract for one project; `open` is called once, while tests are collected. Without `lifecycle`, what
 * starts and stops servers of its own and is the same on every database stays out: limits, SIGTERM, mail.
 */
export function describeContract(
  title: string,
  open: () => Promise<Subject>,
  { lifecycle = true }: { readonly lifecycle?: boolean } = {},
): void {
  describe(title, { timeout: 60_000 }, async () => {
    const subject = await open();
    const { capabilities } = subject;
    const { surface } = subject;
    const serves = {
      api: surface === 'api' || surface === 'both',
      pages: surface === 'pages' || surface === 'both',
    };
    // Where there is no API, there is nothing to make or list under /api.
    const resources = serves.api ? subject.resources : [];
    let server: Server | undefined;
    const running = (): Server => {
      if (!server) throw new Error('the server did not start');
      return server;
    };
    const stage = createStage(resources, running);

    beforeAll(async () => {
      // Between them, the topics fail to sign in more often than one address may; that it is counted has servers of its own.
      server = await subject.start({
        RATE_LIMIT_PER_MINUTE: '0',
        LOGIN_ATTEMPTS: '0',
        TZ: AHEAD,
      });
    }, 180_000);
    afterEach(() => stage.sweep());
    afterAll(async () => {
      if (server) await stage.clear();
      await server?.stop();
      await subject.close();
    }, 60_000);

    health(stage);
    headers(resources, stage);
    if (!serves.api && serves.pages) {
      it.skip('the resources under /api [skipped: this project has pages only]', () => {});
    }
    records(resources, stage);
    fields(resources, stage);
    listing(resources, stage);
    conflicts(resources, capabilities, stage);
    references(resources, capabilities, stage);
    errors(resources, stage);
    if (subject.features.includes('openapi')) openapi(resources, subject.features, stage);
    timezones(resources, subject, stage);
    const signsIn = subject.features.includes('auth');
    if (signsIn && serves.api) accounts(resources, subject, stage, running, { lifecycle });
    if (signsIn && serves.pages) accountPages(subject, running);
    if (surface === 'gateway') gateway(subject);
    if (serves.pages) {
      const signIn = async (visitor: Visitor): Promise<void> =>
        void (await signUp(running(), { visitor }));
      pages(subject.resources, () => running().url, signsIn ? signIn : undefined);
    }
    if (lifecycle) {
      limits(resources, subject);
      shutdown(resources, subject, stage);
    } else {
      it.skip('limits, SIGTERM and mail [skipped: a project with the same server is judged by them]', () => {});
    }
    outages(resources, subject);
  });
}
