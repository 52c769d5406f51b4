import { describe, expect, it } from 'vitest';
import { expectProblem, expectStatus } from '../expectations.ts';
import { workersOf } from '../limits.ts';
import type { Server } from '../subject.ts';
import {
  freshEmail,
  login,
  opens,
  PASSWORD,
  post,
  register,
  registrationToken,
  resetToken,
  signIn,
  tokensFor,
  type Session,
} from './client.ts';

const NEW = 'another horse, another staple';
const RESET = '/api/auth/reset';
const CONFIRM = `${RESET}/confirm`;

/** What passwords may be, and how they are changed. */
export function passwords(server: () => Server): void {
  const change = (json: object, token: string) => post(server(), '/api/auth/password', json, token);

  describe('a password', () => {
    it('is refused where it is weak, and the token stays good', async () => {
      const email = freshEmail();
      const token = await registrationToken(server(), email);
      const confirm = (password: unknown) =>
        post(server(), '/api/auth/register/confirm', { token, password });
      const weak = [
        '',
        'x'.repeat(11),
        'x'.repeat(129),
        'qwerty123456',
        'QwertyUIOP123',
        email,
        12,
      ];
      for (const password of weak) {
        expectProblem(await confirm(password), 422, ['password']);
      }
      expectStatus(await confirm('x9 '.repeat(4)), 201);
    });

    it('may have 128 characters of any kind', async () => {
      const password = '🦄 '.repeat(42) + 'äö';
      expect([...password]).toHaveLength(86);
      const long = `${'0123456789'.repeat(12)}ä. 漢字🦄x`;
      for (const each of [password, long]) {
        const { user } = await register(server(), { password: each });
        expectStatus(await login(server(), user.email, each), 200);
      }
    });
  });

  describe('a change of the password', () => {
    it('ends every session, the one that asked too, and gives a new one', async () => {
      const { user, token } = await register(server());
      const other = await signIn(server(), user.email);
      const answer = await change({ current: PASSWORD, password: NEW }, token);
      expectStatus(answer, 200);
      const session = answer.json as Session;
      expect(session.user.id).toBe(user.id);
      expect(await opens(server(), token)).toBe(false);
      expect(await opens(server(), other.token)).toBe(false);
      expect(await opens(server(), session.token)).toBe(true);
      expectProblem(await login(server(), user.email, PASSWORD), 401);
      expectStatus(await login(server(), user.email, NEW), 200);
    });

    it('needs the current one, and a new one that is good', async () => {
      const { user, token } = await register(server());
      expectProblem(await change({ current: NEW, password: NEW }, token), 422, ['current']);
      expectProblem(await change({ password: NEW }, token), 422, ['current']);
      expectProblem(await change({ current: PASSWORD, password: 'short' }, token), 422, [
        'password',
      ]);
      expectProblem(await change({ current: PASSWORD, password: user.email }, token), 422, [
        'password',
      ]);
      expect(await opens(server(), token)).toBe(true);
      expectStatus(await login(server(), user.email), 200);
    });
  });

  describe('a reset of the password', () => {
    it('is by mail, ends every session, and signs nobody in', async () => {
      const { user, token } = await register(server());
      const mailed = await resetToken(server(), user.email);
      expect(await opens(server(), token)).toBe(true);
      const answer = await post(server(), CONFIRM, { token: mailed, password: NEW });
      expectStatus(answer, 204);
      expect(await opens(server(), token)).toBe(false);
      expectProblem(await login(server(), user.email, PASSWORD), 401);
      expectStatus(await login(server(), user.email, NEW), 200);
    });

    it('answers the same for an email that nobody has, who gets no mail', async () => {
      const { user } = await register(server());
      const known = await post(server(), RESET, { email: user.email });
      const stranger = freshEmail();
      const unknown = await post(server(), RESET, { email: stranger });
      expectStatus(known, 202);
      expect(known.json).toEqual({ status: 'accepted' });
      expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
      // A mail that is sent later shows that none was sent before.
      await resetToken(server(), user.email);
      expect(server().output()).not.toContain(stranger);
    });

    it('can be done once, and ends what other mails promised', async () => {
      const { user } = await register(server());
      const first = await resetToken(server(), user.email);
      const second = await resetToken(server(), user.email);
      expectStatus(await post(server(), CONFIRM, { token: second, password: NEW }), 204);
      for (const token of [first, second]) {
        const answer = await post(server(), CONFIRM, { token, password: `${NEW} again` });
        expectProblem(answer, 422, ['token']);
      }
      expectStatus(await login(server(), user.email, NEW), 200);
    });

    it('does not outlive a change of the password', async () => {
      const { user, token } = await register(server());
      const mailed = await resetToken(server(), user.email);
      expectStatus(await change({ current: PASSWORD, password: NEW }, token), 200);
      const answer = await post(server(), CONFIRM, { token: mailed, password: `${NEW} again` });
      expectProblem(answer, 422, ['token']);
    });

    it('takes no token that it did not send', async () => {
      const { user, token } = await register(server());
      const mailed = await resetToken(server(), user.email);
      const elsewhere = await registrationToken(server(), freshEmail());
      const forged = [token, elsewhere, `${mailed}x`, mailed.slice(1), user.id, '', '\u0000'];
      for (const wrong of forged) {
        const answer = await post(server(), CONFIRM, { token: wrong, password: NEW });
        expectProblem(answer, 422, ['token']);
      }
      const registering = { token: mailed, password: NEW };
      expectProblem(await post(server(), '/api/auth/register/confirm', registering), 422, [
        'token',
      ]);
      expectStatus(await login(server(), user.email), 200);
    });

    it('keeps its token where the password is refused', async () => {
      const { user } = await register(server());
      const token = await resetToken(server(), user.email);
      expectProblem(await post(server(), CONFIRM, { token, password: 'short' }), 422, ['password']);
      expectStatus(await post(server(), CONFIRM, { token, password: NEW }), 204);
    });

    it('sends five mails an hour to an address at most, and says nothing of it', async () => {
      const { user } = await register(server());
      const most = 5 * (await workersOf(server().pid));
      for (let count = 0; count < most + 3; count += 1) {
        expectStatus(await post(server(), RESET, { email: user.email }), 202);
      }
      // Somebody else's mail, asked for later, shows that no further one is on its way.
      await resetToken(server(), (await register(server())).user.email);
      const sent = tokensFor(server(), user.email).length;
      expect(sent).toBeGreaterThanOrEqual(2);
      expect(sent, 'mails, that of the registration among them').toBeLessThanOrEqual(most);
    });
  });
}
