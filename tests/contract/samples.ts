import type { Field } from '../../src/choices/resource.ts';
import { emailSamples, urlSamples } from './samples/addresses.ts';
import { booleanSamples, decimalSamples, floatSamples, integerSamples } from './samples/numbers.ts';
import { between, refused, token, type Samples } from './samples/sample.ts';
import { enumSamples, jsonSamples, refSamples } from './samples/structures.ts';
import { stringSamples, textSamples, uuidSamples } from './samples/texts.ts';
import { dateSamples, datetimeSamples } from './samples/times.ts';

export type { Borderline, Invalid, Samples, Valid } from './samples/sample.ts';

const BY_TYPE: Record<Field['type'], (field: Field) => Samples> = {
  string: stringSamples,
  text: textSamples,
  integer: integerSamples,
  decimal: decimalSamples,
  float: floatSamples,
  boolean: booleanSamples,
  date: dateSamples,
  datetime: datetimeSamples,
  email: emailSamples,
  url: urlSamples,
  uuid: uuidSamples,
  json: jsonSamples,
  enum: enumSamples,
  ref: refSamples,
};

/** What the field takes, what it refuses, and what it may do either with. */
export function samplesOf(field: Field): Samples {
  const samples = BY_TYPE[field.type](field);
  if (!field.required) return samples;
  return {
    ...samples,
    invalid: [...samples.invalid, refused('null, because it is required', null)],
  };
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const anyDay = (): string => `${between(1900, 2999)}-${pad(between(1, 12))}-${pad(between(1, 28))}`;

const FRESH: Record<Exclude<Field['type'], 'ref'>, (field: Field) => unknown> = {
  string: ({ name }) => `${name} ${token()}`,
  text: ({ name }) => `${name} ${token()}`,
  integer: () => between(-2_000_000_000, 2_000_000_000),
  decimal: () => `${between(1, 999_999_999)}.${pad(between(0, 99))}`,
  float: () => between(-1e12, 1e12) / 1024,
  boolean: () => Math.random() < 0.5,
  date: anyDay,
  datetime: () =>
    `${anyDay()}T${pad(between(0, 23))}:${pad(between(0, 59))}:00.${pad(between(0, 999), 3)}Z`,
  email: () => `${token()}@example.com`,
  url: () => `https://example.com/${token()}`,
  uuid: () => crypto.randomUUID(),
  json: () => ({ token: token() }),
  enum: ({ values = [] }) => values[between(0, values.length - 1)],
};

/** A valid value in the form in which it is answered, unlike any before where the type has room for that. */
export function freshValue(field: Field): unknown {
  if (field.type === 'ref') throw new Error(`${field.name} refers to a record, which must be made`);
  return FRESH[field.type](field);
}

/** Values of which the first sorts before the second and so on, whatever the collation; none where order is undefined. */
export function risingValues({ type }: Field): unknown[] {
  const start = token();
  const ordered: Partial<Record<Field['type'], unknown[]>> = {
    string: ['a', 'b', 'c'].map((end) => `${start}${end}`),
    integer: [-between(1000, 9999), between(1, 9), between(10, 99), between(100, 999)],
    decimal: [
      `-${between(100, 999)}.50`,
      '-9.75',
      `${between(1, 8)}.10`,
      '9.25',
      `${between(10, 99)}.00`,
      '1000.00',
    ],
    float: [
      -1e10 - Math.random(),
      -1.5 - Math.random(),
      Math.random() / 10,
      2 + Math.random(),
      10 + Math.random(),
    ],
    boolean: [false, true],
    date: [
      `19${between(10, 69)}-05-06`,
      `1999-12-${between(10, 31)}`,
      `20${between(10, 99)}-01-01`,
    ],
    datetime: [
      `1960-01-01T00:00:${between(10, 59)}.000Z`,
      `2024-01-01T09:00:${between(10, 59)}.000Z`,
      `2024-01-01T10:00:${between(10, 59)}.000Z`,
    ],
    email: ['a', 'b', 'c'].map((end) => `${start}${end}@example.com`),
    url: ['a', 'b', 'c'].map((end) => `https://example.com/${start}${end}`),
    uuid: ['1', '5', 'b'].map((digit) => `${digit}${crypto.randomUUID().slice(1)}`),
  };
  return ordered[type] ?? [];
}
