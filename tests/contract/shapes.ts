import { describe, expect, it } from 'vitest';
import type { Field, Resource } from '../../src/choices/resource.ts';
import { expectProblem } from './expectations.ts';
import { keyOf, pathOf } from './naming.ts';
import { withLiteral, type Stage } from './stage.ts';

const NOT_OBJECTS = ['[]', '[{}]', '"text"', '""', '3', '0', 'true', 'false', 'null'];
const OWNED = ['id', 'createdAt', 'updatedAt'];
const UNKNOWN = [
  'nope',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'created_at',
  'pk',
  '_id',
];

const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** JSON that is well-formed, but not what the resource is made of. */
export function shapes(resource: Resource, stage: Stage): void {
  const path = pathOf(resource);

  /** Sends the body as a new record and as a change of one, and expects both to be refused without a trace. */
  const expectRefused = async (body: string, fields: string[] = []) => {
    const before = await stage.standing(resource);
    const posted = await stage.send('POST', path, { body });
    stage.note(resource, posted);
    expectProblem(posted, 422, fields);
    const patched = await stage.send('PATCH', `${path}/${before.id}`, { body });
    expectProblem(patched, 422, fields);
    expect((await stage.send('GET', `${path}/${before.id}`)).json).toEqual(before);
  };

  describe(`a body that is no ${resource.name}`, () => {
    it.each(NOT_OBJECTS)('%s is refused', async (body) => {
      await expectRefused(body);
    });

    it.each(OWNED)('sets no %s', async (key) => {
      const { [key]: own } = await stage.standing(resource);
      await expectRefused(withLiteral(await stage.body(resource), key, JSON.stringify(own)), [key]);
      await expectRefused(withLiteral(await stage.body(resource), key, 'null'), [key]);
    });

    const other = resource.fields.map((field) => snake(keyOf(field)));
    const known = new Set(resource.fields.map(keyOf));
    const unknown = new Set([...UNKNOWN, ...other].filter((key) => !known.has(key)));
    it.each([...unknown])('has no field %s', async (key) => {
      await expectRefused(withLiteral(await stage.body(resource), key, '1'), [key]);
    });

    it('has no field without a name', async () => {
      await expectRefused(withLiteral(await stage.body(resource), '', '1'));
    });

    it('has no field that __proto__ brings along', async () => {
      const body = withLiteral({}, '__proto__', JSON.stringify(await stage.body(resource)));
      await expectRefused(body, ['__proto__']);
    });

    it('is told every field that is wrong at once', async () => {
      // An optional JSON field takes whatever comes.
      const choosy = resource.fields.filter(({ type, required }) => type !== 'json' || required);
      const wrong = Object.fromEntries(choosy.map((field) => [keyOf(field), wrongFor(field)]));
      await expectRefused(JSON.stringify({ ...wrong, nope: 1 }), [...Object.keys(wrong), 'nope']);
    });

    const required = resource.fields.filter((field) => field.required).map(keyOf);
    if (required.length > 0) {
      it('is told every field that is missing at once', async () => {
        const answer = await stage.send('POST', path, { json: {} });
        stage.note(resource, answer);
        expectProblem(answer, 422, required);
      });
    }
  });
}

/** An object is wrong for every type but JSON, for which nothing is wrong but null. */
const wrongFor = ({ type }: Field): unknown => (type === 'json' ? null : { not: 'this' });
