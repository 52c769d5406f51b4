import { expect, it } from 'vitest';
import { defaultResourceFor } from '../../src/choices/default-resources.ts';
import { parseResources } from '../../src/choices/resource-grammar.ts';
import { questionOf } from '../../src/recommend/questions.ts';

const products = questionOf('product').answers.map((answer) => answer.value);

it.each(products.filter((product) => product !== 'gateway'))(
  '%s starts with a resource of five fields',
  (product) => {
    const [resource] = parseResources([defaultResourceFor(product)]);
    expect(resource?.fields).toHaveLength(5);
  },
);

it('fits the product', () => {
  expect(defaultResourceFor('shop')).toMatch(/^product /);
  expect(defaultResourceFor('crm')).toMatch(/^contact /);
  expect(defaultResourceFor('courses')).toMatch(/^course /);
});
