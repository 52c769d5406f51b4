import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/choices/resource.ts';
import { askAs, freshEmail, PASSWORD, register, signIn, type Session } from '../accounts/client.ts';
import { expectInstant, expectProblem, expectStatus } from '../expectations.ts';
import { pathOf } from '../naming.ts';
import type { Stage } from '../stage.ts';
import type { Server, Subject } from '../subject.ts';
import { loginWith, registerWithSecondFactor, TOTP } from './enrol.ts';

const AUDIT = '/api/audit';

type Entry = {
  id: string;
  method: string;
  path: string;
  status: number;
  userId: string | null;
  email: string | null;
  address: string;
  userAgent: string | null;
  createdAt: string;
};
type Page = { items: Entry[]; page: number; pageSize: number; total: number };

/** What was changed, and who tried to sign in, is written down, and stays. */
export function audit(
  resources: Resource[],
  subject: Subject,
  stage: Stage,
  server: () => Server,
): void {
  describe('the audit log', () => {
    let admin: Session;
    beforeAll(async () => {
      admin = await signIn(server(), await subject.makeAdmin());
    });

    const page = async (query: string): Promise<Page> => {
      const answer = await askAs(server(), admin.token, 'GET', `${AUDIT}?${query}`);
      expectStatus(answer, 200);
      return answer.json as Page;
    };
    /** The newest entries of a user, newest first, once the newest is of that method and path. */
    const entriesOf = async (email: string, newest: string): Promise<Entry[]> => {
      const deadline = performance.now() + 5000;
      for (;;) {
        const { items } = await page('pageSize=100&sort=-createdAt');
        const own = items.filter((entry) => entry.email === email);
        if (own[0] && `${own[0].method} ${own[0].path}` === newest) return own;
        if (performance.now() > deadline) {
          throw new Error(`Its newest entry is not ${newest}: ${JSON.stringify(own[0])}`);
        }
        await pause(50);
      }
    };
    const brief = (entries: Entry[]) =>
      entries.map(({ method, path, status }) => `${method} ${path} ${status}`);

    it('has sign-ins, the failed ones too, and what follows', async () => {
      const { user } = await register(server());
      const unknown = freshEmail();
      const headers = { 'User-Agent': 'A client/2' };
      const login = (email: string, password: string) =>
        askAs(server(), undefined, 'POST', '/api/auth/login', {
          json: { email, password },
          headers,
        });
      expectStatus(await login(unknown.toUpperCase(), PASSWORD), 401);
      expectStatus(await login(user.email, 'a wrong password'), 401);
      const { token } = (await login(user.email, PASSWORD)).json as Session;
      expectStatus(
        await askAs(server(), token, 'PATCH', '/api/auth/me', { json: { name: 'A' } }),
        200,
      );
      expectStatus(await askAs(server(), token, 'POST', '/api/auth/logout'), 204);

      const entries = await entriesOf(user.email, 'POST /api/auth/logout');
      expect(brief(entries)).toEqual([
        'POST /api/auth/logout 204',
        'PATCH /api/auth/me 200',
        'POST /api/auth/login 200',
        'POST /api/auth/login 401',
        'POST /api/auth/register 202',
      ]);
      const [, change, , failed] = entries;
      expect(change).toMatchObject({ userId: user.id, email: user.email });
      expect(failed).toEqual({
        id: expect.any(String) as string,
        method: 'POST',
        path: '/api/auth/login',
        status: 401,
        userId: null,
        email: user.email,
        address: expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$/) as string,
        userAgent: 'A client/2',
        createdAt: expect.any(String) as string,
      });
      expectInstant(failed?.createdAt, JSON.stringify(failed));
      expect(brief(await entriesOf(unknown, 'POST /api/auth/login'))).toEqual([
        'POST /api/auth/login 401',
      ]);
    });

    it('has every change of a record, and no read', async () => {
      // One that refers to no other: what that refers to would be somebody else's.
      const resource = resources.find(({ fields }) =>
        fields.every(({ type, required }) => type !== 'ref' || !required),
      );
      if (!resource) throw new Error('every resource needs another one');
      const { user, token } = await register(server());
      const path = pathOf(resource);
      const made = await askAs(server(), token, 'POST', path, {
        json: await stage.body(resource, 'required fields'),
      });
      expectStatus(made, 201);
      const { id } = made.json as { id: string };
      expectStatus(await askAs(server(), token, 'GET', `${path}/${id}`), 200);
      expectStatus(await askAs(server(), token, 'PATCH', `${path}/${id}?`, { json: {} }), 200);
      expectProblem(await askAs(server(), token, 'POST', path, { json: { unknown: 1 } }), 422);
      expectProblem(await askAs(server(), token, 'PUT', `${path}/${id}`, { json: {} }), 405);
      expectProblem(await askAs(server(), token, 'DELETE', `${path}/no-such-id`), 404);
      expectStatus(await askAs(server(), token, 'DELETE', `${path}/${id}`), 204);
      const entries = await entriesOf(user.email, `DELETE ${path}/${id}`);
      expect(brief(entries).slice(0, 4)).toEqual([
        `DELETE ${path}/${id} 204`,
        `POST ${path} 422`,
        `PATCH ${path}/${id} 200`,
        `POST ${path}/${id} 201`,
      ]);
      expect(entries.slice(0, 4).every(({ userId }) => userId === user.id)).toBe(true);
    });

    it('has what admins do to others', async () => {
      const { user } = await register(server());
      const at = `/api/users/${user.id}`;
      expectStatus(
        await askAs(server(), admin.token, 'PATCH', at, { json: { role: 'user' } }),
        200,
      );
      const [entry] = await entriesOf(admin.user.email, `PATCH ${at}`);
      expect(entry).toMatchObject({ userId: admin.user.id, status: 200 });
    });

    it('is cut where a client says too much', async () => {
      const { user, token } = await register(server());
      const headers = { 'User-Agent': 'y'.repeat(3000) };
      const [resource] = resources;
      const path = resource ? pathOf(resource) : '/api/auth/sessions';
      const json = { unknown: 1 };
      await askAs(server(), token, 'POST', path, { json, headers });
      const [entry] = await entriesOf(user.email, `POST ${path}`);
      expect(entry?.userAgent).toBe('y'.repeat(255));
    });

    it('is for admins to read, and for nobody to write', async () => {
      const { token } = await register(server());
      expectProblem(await askAs(server(), undefined, 'GET', AUDIT), 401);
      expectProblem(await askAs(server(), token, 'GET', AUDIT), 403);
      const { items, total, ...rest } = await page('pageSize=2');
      expect(rest).toEqual({ page: 1, pageSize: 2 });
      expect(items).toHaveLength(2);
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        expectProblem(await askAs(server(), admin.token, method, AUDIT, { json: {} }), 405);
        const at = `${AUDIT}/${items[0]!.id}`;
        expectProblem(await askAs(server(), admin.token, method, at, { json: {} }), [404, 405]);
      }
      expect((await page('pageSize=1')).total).toBeGreaterThanOrEqual(total);
      for (const field of [
        'id',
        'method',
        'path',
        'status',
        'userId',
        'email',
        'address',
        'createdAt',
      ]) {
        await page(`pageSize=1&sort=${field}`);
      }
      for (const query of ['sort=userAgent', 'pageSize=0', 'email=a@example.com']) {
        expectProblem(await askAs(server(), admin.token, 'GET', `${AUDIT}?${query}`), 422);
      }
    });

    it('has no passwords, tokens or codes', async () => {
      const { user, token, authenticator, recoveryCodes } =
        await registerWithSecondFactor(server());
      const code = await authenticator.code();
      const session = (await loginWith(server(), user.email, code)).json as Session;
      expectStatus(await askAs(server(), session.token, 'DELETE', TOTP), 204);
      const entries = JSON.stringify(await entriesOf(user.email, `DELETE ${TOTP}`));
      const secrets = [PASSWORD, token, session.token, authenticator.secret, ...recoveryCodes];
      for (const secret of secrets) expect(entries).not.toContain(secret);
      expect(entries).not.toContain(`"${code}"`);
    });
  });
}
