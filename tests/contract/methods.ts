import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectProblem, expectStatus } from './expectations.ts';
import type { Answer } from './http.ts';
import { pathOf } from './naming.ts';
import type { Stage } from './stage.ts';
import { authorization } from './signed-in.ts';
import { dial, requestText } from './wire.ts';

/** What Allow lists. */
export const allowed = ({ headers }: Answer): string[] =>
  String(headers['allow'] ?? '')
    .split(',')
    .map((method) => method.trim());

const HAS = { list: ['GET', 'POST'], record: ['GET', 'PATCH', 'DELETE'] };
const LACKS = { list: ['PUT', 'PATCH', 'DELETE'], record: ['PUT', 'POST'] };

/** HEAD, OPTIONS, and the methods that a path does not have. */
export function methods(resource: Resource, stage: Stage): void {
  const pathTo = async (what: 'list' | 'record'): Promise<string> =>
    what === 'list'
      ? pathOf(resource)
      : `${pathOf(resource)}/${(await stage.standing(resource)).id}`;

  for (const what of ['list', 'record'] as const) {
    describe(`the ${what} at ${pathOf(resource)}`, () => {
      it.each(LACKS[what])('answers %s with 405 and Allow', async (method) => {
        const answer = await stage.send(method, await pathTo(what), { json: {} });
        expectProblem(answer, 405);
        expect(allowed(answer), answer.story).toEqual(expect.arrayContaining(HAS[what]));
        for (const lacking of LACKS[what])
          expect(allowed(answer), answer.story).not.toContain(lacking);
      });

      it('answers TRACE with 405 and Allow', async () => {
        const answer = await stage.send('TRACE', await pathTo(what));
        expectProblem(answer, 405);
        expect(allowed(answer), answer.story).toEqual(expect.arrayContaining(HAS[what]));
      });

      it('answers OPTIONS with success and Allow', async () => {
        const answer = await stage.send('OPTIONS', await pathTo(what));
        expectStatus(answer, 200, 204);
        expect(allowed(answer), answer.story).toEqual(expect.arrayContaining(HAS[what]));
        for (const lacking of LACKS[what])
          expect(allowed(answer), answer.story).not.toContain(lacking);
      });

      it('answers HEAD like GET', async () => {
        await expectHeadLikeGet(stage, await pathTo(what));
      });
    });
  }

  it(`${pathOf(resource)} answers HEAD like GET where GET fails`, async () => {
    await expectHeadLikeGet(stage, `${pathOf(resource)}/no-such-id`);
    await expectHeadLikeGet(stage, `${pathOf(resource)}?page=0`);
  });

  it(`${pathOf(resource)} is JSON also for who would like HTML`, async () => {
    const headers = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    for (const what of ['list', 'record'] as const) {
      const answer = await stage.send('GET', await pathTo(what), { headers });
      expectStatus(answer, 200);
      expect(answer.headers['content-type'], answer.story).toMatch(/^application\/json(;|$)/);
    }
  });
}

/** Same status and headers as GET, and not one byte after them: an HTTP client would hide those. */
export async function expectHeadLikeGet(stage: Stage, path: string): Promise<void> {
  const get = await stage.send('GET', path);
  const head = await stage.send('HEAD', path);
  expectStatus(head, get.status);
  expect(head.headers['content-type'], head.story).toBe(get.headers['content-type']);
  const length = head.headers['content-length'];
  if (length !== undefined && length !== '0') expect(length).toBe(get.headers['content-length']);
  const wire = await dial(stage.url());
  const headers = { Connection: 'close', Accept: '*/*', ...authorization(stage.url()) };
  wire.send(requestText('HEAD', path, headers));
  const came = await wire.closed();
  expect(came.slice(came.indexOf('\r\n\r\n')), 'nothing follows the headers').toBe('\r\n\r\n');
}
