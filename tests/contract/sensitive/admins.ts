import { beforeAll, describe, expect, it } from 'vitest';
import { askAs, freshEmail, login, signIn, type Session } from '../accounts/client.ts';
import { itNeeds } from '../capabilities.ts';
import { expectProblem, expectStatus } from '../expectations.ts';
import type { Server, Subject } from '../subject.ts';
import {
  beginSecondFactor,
  confirm,
  expectSecondFactor,
  registerWithSecondFactor,
} from './enrol.ts';

/** Who has lost their authenticator and their recovery codes asks an admin, or who has a shell on the server. */
export function adminsAndSecondFactors(subject: Subject, server: () => Server): void {
  describe('the second factor of others', () => {
    let admin: Session;
    beforeAll(async () => {
      admin = await signIn(server(), await subject.makeAdmin());
    });
    const disable = (token: string | undefined, id: string) =>
      askAs(server(), token, 'DELETE', `/api/users/${id}/totp`);

    it('is for admins to disable', async () => {
      const { user, token } = await registerWithSecondFactor(server());
      expectProblem(await login(server(), user.email), 401);
      expectStatus(await disable(admin.token, user.id), 204);
      expectStatus(await login(server(), user.email), 200);
      await expectSecondFactor(server(), token, false, 0);
      expectStatus(await disable(admin.token, user.id), 204);
      expectProblem(await disable(admin.token, 'no-such-id'), 404);
    });

    it('is nobody else’s business', async () => {
      const mine = await registerWithSecondFactor(server());
      const others = await registerWithSecondFactor(server());
      expectProblem(await disable(undefined, others.user.id), 401);
      for (const id of [others.user.id, mine.user.id, 'no-such-id']) {
        expectProblem(await disable(mine.token, id), 403);
      }
      await expectSecondFactor(server(), others.token, true, 10);
    });

    it('can be one’s own, too', async () => {
      const email = await subject.makeAdmin();
      const { token, user } = await signIn(server(), email);
      await confirm(server(), token, await beginSecondFactor(server(), token));
      expectStatus(await disable(token, user.id), 204);
      expectStatus(await login(server(), email), 200);
    });

    const test = (title: string, run: () => Promise<void>) =>
      itNeeds('persistence', subject.capabilities, title, run);

    test('is disabled by a command, too, which ends no session', async () => {
      const { user, token } = await registerWithSecondFactor(server());
      await subject.disableSecondFactor(user.email.toUpperCase());
      expectStatus(await login(server(), user.email), 200);
      await expectSecondFactor(server(), token, false, 0);
      await subject.disableSecondFactor(user.email);
    });

    test('stays where the command is told of nobody', async () => {
      await expect(subject.disableSecondFactor(freshEmail())).rejects.toThrow(/no user/i);
      await expect(subject.disableSecondFactor('nobody')).rejects.toThrow(/email|no user/i);
    });
  });
}
