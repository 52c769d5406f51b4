import { expect, it } from 'vitest';
import { parseResources } from '../../src/choices/resource-grammar.ts';
import { payloadFor } from '../../src/run/payload.ts';

const [resource] = parseResources([
  'parcel code:integer:unique amount:decimal:unique ratio:float:unique',
]);

it("keeps clear of the numbers that a project's seeds have taken", () => {
  if (resource === undefined) throw new Error('There is no resource.');
  const values = [1, 2].flatMap((tag) => Object.values(payloadFor(resource, new Map(), tag)));
  expect(values).toHaveLength(6);
  for (const value of values) expect(Number(value)).toBeGreaterThan(1000);
  expect(new Set(values).size).toBe(6);
});
