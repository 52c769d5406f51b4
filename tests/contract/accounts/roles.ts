import { beforeAll, describe, expect, it } from 'vitest';
import { itNeeds } from '../capabilities.ts';
import { expectProblem, expectStatus } from '../expectations.ts';
import type { Server, Subject } from '../subject.ts';
import {
  askAs,
  freshEmail,
  PASSWORD,
  register,
  signIn,
  type Session,
  type User,
} from './client.ts';

const PATH = '/api/users';
type Page = { items: User[]; page: number; pageSize: number; total: number };

/** What admins may, and how one becomes one. */
export function roles(subject: Subject, server: () => Server): void {
  describe('roles', () => {
    let admin: Session;
    beforeAll(async () => {
      admin = await signIn(server(), await subject.makeAdmin());
    });

    it('the first admin is made by a command, or by the settings where nothing outlives the server', async () => {
      expect(admin.user.role).toBe('admin');
    });

    itNeeds(
      'persistence',
      subject.capabilities,
      'a command makes users, and refuses weak passwords and emails that are taken',
      async () => {
        const email = freshEmail();
        await expect(subject.createUser(email, 'short')).rejects.toThrow(/12 characters/);
        await expect(subject.createUser('nobody', PASSWORD)).rejects.toThrow(/email/i);
        await subject.createUser(email, PASSWORD);
        expect((await signIn(server(), email)).user.role).toBe('user');
        await expect(subject.createUser(email.toUpperCase(), PASSWORD)).rejects.toThrow(/already/);
      },
    );

    it('users see no list of users, and make nobody an admin', async () => {
      const { user, token } = await register(server());
      const json = { role: 'admin' };
      expectProblem(await askAs(server(), token, 'GET', PATH), 403);
      expectProblem(await askAs(server(), token, 'PATCH', `${PATH}/${user.id}`, { json }), 403);
      expectProblem(
        await askAs(server(), token, 'PATCH', `${PATH}/${admin.user.id}`, {
          json: { role: 'user' },
        }),
        403,
      );
      expectProblem(await askAs(server(), token, 'PATCH', `${PATH}/no-such-id`, { json }), 403);
    });

    it('admins page through the users', async () => {
      const { user } = await register(server());
      const list = async (query: string): Promise<Page> => {
        const answer = await askAs(server(), admin.token, 'GET', `${PATH}${query}`);
        expectStatus(answer, 200);
        return answer.json as Page;
      };
      const { total, ...first } = await list('?pageSize=1&sort=-createdAt');
      expect(first).toEqual({ items: [user], page: 1, pageSize: 1 });
      const pages = await Promise.all(
        Array.from({ length: Math.ceil(total / 100) }, (_, index) =>
          list(`?pageSize=100&page=${index + 1}`),
        ),
      );
      const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
      expect(ids).toContain(admin.user.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const query of ['?pageSize=0', '?page=x', '?sort=password', '?role=admin']) {
        expectProblem(await askAs(server(), admin.token, 'GET', `${PATH}${query}`), 422);
      }
    });

    it('admins make others admins, and users again, at once', async () => {
      const { user, token } = await register(server());
      const setRole = (role: unknown, id = user.id, more = {}) =>
        askAs(server(), admin.token, 'PATCH', `${PATH}/${id}`, { json: { role, ...more } });
      const answer = await setRole('admin');
      expectStatus(answer, 200);
      expect(answer.json).toMatchObject({
        ...user,
        role: 'admin',
        updatedAt: expect.any(String) as string,
      });
      expectStatus(await askAs(server(), token, 'GET', PATH), 200);
      expectStatus(await setRole('user'), 200);
      expectProblem(await askAs(server(), token, 'GET', PATH), 403);
      // As with records: what is not named stays.
      expect((await setRole(undefined)).json).toMatchObject({ id: user.id, role: 'user' });
      expectProblem(await setRole(null), 422, ['role']);
      expectProblem(await setRole('root'), 422, ['role']);
      expectProblem(await setRole('user', user.id, { email: 'a@example.com' }), 422, ['email']);
      expectProblem(await setRole('user', 'no-such-id'), 404);
    });

    it('admins stay admins until another one says otherwise', async () => {
      const json = { role: 'user' };
      expectProblem(
        await askAs(server(), admin.token, 'PATCH', `${PATH}/${admin.user.id}`, { json }),
        403,
      );
    });
  });
}
