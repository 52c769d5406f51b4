import {
  ARRAY,
  between,
  FULL_ARRAY,
  kept,
  OBJECT,
  refused,
  type Borderline,
  type Invalid,
} from './sample.ts';

/** A number as JSON writes it, where JavaScript could not hold or would not print it. */
const literal = (what: string, json: string, also?: number): Invalid =>
  also === undefined ? { what, json } : { what, json, also };

const NO_NUMBERS: Invalid[] = [
  refused('true', true),
  refused('false', false),
  refused('an empty string', ''),
  ARRAY,
  FULL_ARRAY(1),
  OBJECT,
];

export const integerSamples = () => ({
  valid: [
    kept('0', 0),
    kept('-1', -1),
    kept('some number', between(1_000, 2_000_000_000)),
    kept('the highest of 32 bits', 2_147_483_647),
    kept('the lowest of 32 bits', -2_147_483_648),
  ],
  invalid: [
    ...NO_NUMBERS,
    refused('"3"', '3'),
    refused('"three"', 'three'),
    refused('3.5', 3.5),
    refused('one more than 32 bits hold', 2_147_483_648),
    refused('one less than 32 bits hold', -2_147_483_649),
    literal('one more than 64 bits hold', '9223372036854775808'),
    literal('40 digits', '1'.repeat(40)),
    literal('1e999', '1e999', 400),
  ],
  borderline: [] as Borderline[],
});

const decimal = (what: string, json: string, answer: string) => ({ what, json, answer });

export const decimalSamples = () => ({
  valid: [
    decimal('the number 19.9', '19.9', '19.90'),
    decimal('the string "19.9"', '"19.9"', '19.90'),
    decimal('the string "19.99"', '"19.99"', '19.99'),
    decimal('the number 5', '5', '5.00'),
    decimal('the string "5"', '"5"', '5.00'),
    decimal('0', '0', '0.00'),
    decimal('0.1', '0.1', '0.10'),
    decimal('1.15, which no binary fraction is', '1.15', '1.15'),
    decimal('"-0.01"', '"-0.01"', '-0.01'),
    decimal('-0.01', '-0.01', '-0.01'),
    decimal('the highest as a string', '"9999999999.99"', '9999999999.99'),
    decimal('the lowest as a string', '"-9999999999.99"', '-9999999999.99'),
    decimal('the highest as a number', '9999999999.99', '9999999999.99'),
    decimal('a long one, exact to the last digit', '"8765432109.87"', '8765432109.87'),
  ],
  invalid: [
    ...NO_NUMBERS,
    refused('3 places', '1.005'),
    refused('3 places as a number', 1.005),
    refused('3 places that end in 0', '19.900'),
    refused('17 places', 0.30000000000000004),
    refused('11 digits before the point', '10000000000'),
    refused('11 digits before the point as a number', 10_000_000_000),
    refused('a number near 1e21', 1e21),
    literal('1e999', '1e999', 400),
    refused('a word', 'cheap'),
    refused('NaN as a string', 'NaN'),
    refused('Infinity as a string', 'Infinity'),
    refused('a comma', '19,99'),
    refused('thousands', '1,000.00'),
    refused('two points', '1.2.3'),
    refused('a hexadecimal number', '0x10'),
    refused('an underscore', '1_000'),
    refused('a blank in front', ' 19.90'),
    refused('an ending line break', '19.90\n'),
    refused('digits of another script', '１２'),
    refused('a currency', '€5'),
  ],
  borderline: [] as Borderline[],
});

export const floatSamples = () => ({
  valid: [
    kept('0.1', 0.1),
    kept('a negative number', -2.5),
    kept('a whole number', 3),
    kept('0', 0),
    kept('17 digits', 0.30000000000000004),
    kept('a large number', 1e300),
    kept('a small number', 1e-7),
  ],
  invalid: [
    ...NO_NUMBERS,
    refused('"1.5"', '1.5'),
    refused('"NaN"', 'NaN'),
    refused('"Infinity"', 'Infinity'),
    literal('1e999', '1e999', 400),
    literal('-1e999', '-1e999', 400),
  ],
  borderline: [] as Borderline[],
});

export const booleanSamples = () => ({
  valid: [kept('true', true), kept('false', false)],
  invalid: [
    refused('"yes"', 'yes'),
    refused('"true"', 'true'),
    refused('"false"', 'false'),
    refused('1', 1),
    refused('0', 0),
    refused('an empty string', ''),
    ARRAY,
    FULL_ARRAY(true),
    OBJECT,
  ],
  borderline: [] as Borderline[],
});
