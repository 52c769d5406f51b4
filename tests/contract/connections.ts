import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectStatus } from './expectations.ts';
import { pathOf } from './naming.ts';
import type { Stage, Stored } from './stage.ts';
import { authorization } from './signed-in.ts';
import { dial, requestText } from './wire.ts';

/** Bodies that come late, not whole, or are never read. */
export function connections(resource: Resource, stage: Stage): void {
  const path = pathOf(resource);
  const valid = async () => JSON.stringify(await stage.body(resource));

  it(`${path} takes a body that waits for 100 Continue`, async () => {
    const body = await valid();
    const wire = await dial(stage.url());
    const length = String(Buffer.byteLength(body));
    const headers = { ...jsonOf(length), ...authorization(stage.url()) };
    wire.send(
      requestText('POST', path, { ...headers, Expect: '100-continue', Connection: 'close' }),
    );
    await wire.until(/^HTTP\/1\.1 100 /);
    wire.send(body);
    const came = await wire.closed();
    expect(came).toMatch(/\r\n\r\nHTTP\/1\.1 201 /);
    const { id } = JSON.parse(/\{.*\}/s.exec(came)?.[0] ?? '') as Stored;
    expectStatus(await stage.send('DELETE', `${path}/${id}`), 204);
  });

  it(`${path} stores nothing for a client that goes away in the middle`, async () => {
    const total = async () =>
      ((await stage.send('GET', `${path}?pageSize=1`)).json as { total: number }).total;
    const body = await valid();
    const before = await total();
    const wire = await dial(stage.url());
    const length = String(Buffer.byteLength(body));
    const headers = { ...jsonOf(length), ...authorization(stage.url()) };
    wire.send(requestText('POST', path, headers, body.slice(0, -2)));
    await pause(20);
    wire.hangUp();
    await pause(20);
    expect(await total()).toBe(before);
  });

  it(`${path} keeps answers apart on a connection where a body was refused`, async () => {
    const wire = await dial(stage.url());
    const text = 'GET /api/smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
    const headers = {
      'Content-Type': 'text/plain',
      'Content-Length': String(text.length),
      ...authorization(stage.url()),
    };
    wire.send(requestText('POST', path, headers, text));
    wire.send(requestText('GET', '/livez', { Connection: 'close' }));
    const came = await wire.closed();
    const statuses = [...came.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status);
    // A server may also close after the refusal; answering the body as a request is what it must not do.
    expect([['415'], ['415', '200']], came).toContainEqual(statuses);
  });
}

const jsonOf = (length: string) => ({
  'Content-Type': 'application/json',
  'Content-Length': length,
});
