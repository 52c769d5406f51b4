import { expect, it } from 'vitest';
import { suggesting } from '../../src/cli/list-element.ts';
import { BACK } from '../../src/cli/asking.ts';

const ROWS = [
  { title: 'An API for other programs', hint: 'Mobile apps', value: 'api' },
  { title: 'An online shop', hint: 'Catalogue and cart', value: 'shop' },
  { title: 'Something else', hint: 'Nothing is assumed', value: 'other' },
  { title: 'A component', hint: 'For a shop window', value: 'component' },
  { title: '← Back', value: BACK },
];
const ITEMS = ROWS.map(({ title }, index) => ({ title, value: index + 1 }));

it.each([
  ['', ['An API for other programs', 'An online shop', 'Something else', 'A component', '← Back']],
  ['other', ['Something else', 'An API for other programs']],
  ['shop', ['An online shop', 'A component']],
  ['A co', ['A component']],
  ['CART', ['An online shop']],
  ['back', ['← Back']],
  ['zz', []],
])('typing "%s" finds the best match first', async (typed, titles) => {
  const element = { select: 3 } as ThisParameterType<ReturnType<typeof suggesting>>;
  const found = await suggesting(ROWS, 4).call(element, typed, ITEMS);
  expect(found.map(({ title }) => title)).toEqual(titles);
  expect(element.select).toBe(typed === '' ? 3 : 0);
});
