import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { createStage } from '../stage.ts';
import type { Server, Subject } from '../subject.ts';
import { adminsAndSecondFactors } from './admins.ts';
import { audit } from './audit.ts';
import { fresh } from './fresh.ts';
import { sensitivePages } from './pages/sensitive-pages.ts';
import { secondFactor } from './second-factor.ts';
import { sessionList } from './session-list.ts';

/**
 * Registers the contract of sensitive accounts (docs/sensitive-accounts.md) for one project, on a server of its own: what
 * judges these projects only leaves the verdicts on all others as they are.
 */
export function describeSensitive(title: string, subject: Subject): void {
  describe(title, { timeout: 60_000 }, () => {
    let server: Server | undefined;
    const running = (): Server => {
      if (!server) throw new Error('the server did not start');
      return server;
    };
    const stage = createStage(subject.resources, running);

    beforeAll(async () => {
      // Between them, the topics fail to sign in more often than one address may.
      server = await subject.start({ RATE_LIMIT_PER_MINUTE: '0', LOGIN_ATTEMPTS: '0' });
    }, 180_000);
    afterEach(() => stage.sweep());
    afterAll(async () => {
      if (server) await stage.clear();
      await server?.stop();
      await subject.close();
    }, 60_000);

    const { surface } = subject;
    if (surface === 'api' || surface === 'both') {
      sessionList(subject, running);
      secondFactor(running);
      fresh(subject);
      adminsAndSecondFactors(subject, running);
      audit(subject.resources, subject, stage, running);
    }
    if (surface === 'pages' || surface === 'both') sensitivePages(subject, running);
  });
}
