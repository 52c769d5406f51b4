import { gzipSync } from 'node:zlib';
import { describe, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectProblem, expectStatus } from './expectations.ts';
import type { Ask } from './http.ts';
import { pathOf } from './naming.ts';
import { withLiteral, type Stage } from './stage.ts';

const MIB = 1024 * 1024;
const MALFORMED = [
  '{',
  '}',
  '{"a":}',
  "{'a':1}",
  '{"a":1,}',
  '{} {}',
  '{a:1}',
  'undefined',
  'NaN',
  '{"a":NaN}',
  '{"a":Infinity}',
  '{"a":01}',
  '{"a":"\n"}',
  '// c\n{}',
  ' ',
  '<a/>',
];

/** Bodies that never become JSON: malformed, of another type, too large. */
export function bodies(resource: Resource, stage: Stage): void {
  const path = pathOf(resource);
  const expectRefused = async (ask: Ask, status: number | number[]) => {
    const posted = await stage.send('POST', path, ask);
    stage.note(resource, posted);
    expectProblem(posted, status);
    const { id } = await stage.standing(resource);
    expectProblem(await stage.send('PATCH', `${path}/${id}`, ask), status);
  };
  const valid = async () => JSON.stringify(await stage.body(resource));

  describe(`a body that ${path} can't read`, () => {
    it.each(MALFORMED)('%j is malformed', (body) => expectRefused({ body }, 400));
    it('cut in the middle is malformed', async () => {
      await expectRefused({ body: (await valid()).slice(0, -1) }, 400);
    });
    it('nothing at all, called JSON, is malformed', () => expectRefused({ body: '' }, [400, 422]));
    it('nothing at all, called nothing, is refused', () => expectRefused({}, [400, 415, 422]));
    it('bytes that are not UTF-8 are malformed', async () => {
      const field = resource.fields.find(({ type }) => type === 'string' || type === 'text');
      const text = withLiteral(await stage.body(resource), field?.name ?? 'nope', '"\xff\xfe"');
      await expectRefused({ body: Buffer.from(text, 'latin1') }, [400, 422]);
    });
    it('arrays 100,000 deep are refused', () =>
      expectRefused({ body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` }, [400, 422]));
    it('objects 50,000 deep are refused', () =>
      expectRefused({ body: `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}` }, [400, 422]));
  });

  describe(`a body that ${path} is not told to be JSON`, () => {
    it.each([
      null,
      'text/plain',
      'text/html',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/octet-stream',
      'application/jsonx',
      'nonsense',
    ])('is 415 as %s', async (type) => expectRefused({ body: await valid(), type }, 415));

    it.each([
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'application/json; charset="utf-8"',
      'Application/JSON',
    ])('is fine as %s', async (type) => {
      const posted = await stage.send('POST', path, { body: await valid(), type });
      stage.note(resource, posted);
      expectStatus(posted, 201);
    });

    it.each(['utf-16', 'iso-8859-1', 'nonsense'])('is refused in %s', async (charset) =>
      expectRefused(
        { body: await valid(), type: `application/json; charset=${charset}` },
        [400, 415],
      ),
    );
  });

  describe(`a body for ${path}`, () => {
    const sized = async (size: number) => (await valid()).padEnd(size, ' ');
    for (const [how, chunked] of [
      ['with its length', false],
      ['in chunks', true],
    ] as const) {
      it(`is taken at 1 MiB, sent ${how}`, async () => {
        const posted = await stage.send('POST', path, { body: await sized(MIB), chunked });
        stage.note(resource, posted);
        expectStatus(posted, 201);
      });
      it(`is 413 from 1 byte more, sent ${how}`, async () =>
        expectRefused({ body: await sized(MIB + 1), chunked }, 413));
      it(`is 413 at 4 MiB, sent ${how}`, async () =>
        expectRefused({ body: await sized(4 * MIB), chunked }, 413));
    }
    it('is 413 also where it is malformed', () =>
      expectRefused({ body: '['.repeat(MIB + 1) }, 413));
    it('does not grow past the limit by unpacking', async () => {
      const body = gzipSync(await sized(20 * MIB));
      await expectRefused({ body, headers: { 'Content-Encoding': 'gzip' } }, [400, 413, 415]);
    });
  });
}
