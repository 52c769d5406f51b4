import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusePythonClash } from '../../src/choices/python-names.ts';
import { projectNameOf, wasChanged } from '../../src/choices/project-name.ts';
import { catalogue } from '../support/catalogue.ts';

const nameOf = (last: string) => projectNameOf(path.join(path.resolve('/'), 'work', last));

describe('projectNameOf', () => {
  it.each([
    ['my-shop', 'my-shop', 'my_shop'],
    ['My Shop!', 'my-shop', 'my_shop'],
    ['Café Überall', 'cafe-uberall', 'cafe_uberall'],
    ['2fast', '2fast', 'app_2fast'],
    ['a.b_c', 'a-b-c', 'a_b_c'],
    [
      'the-backend-of-a-shop-for-garden-gnomes',
      'the-backend-of-a-shop-for-garden-gnomes',
      'the_backend_of_a_shop_for',
    ],
    [
      'the-donaudampfschifffahrtsgesellschaft',
      'the-donaudampfschifffahrtsgesellschaft',
      'the_donaudampfschifffahrtsgese',
    ],
    [
      '123456789012345678901234567890',
      '123456789012345678901234567890',
      'app_12345678901234567890123456',
    ],
  ])('%j becomes %s and %s', (title, slug, module) => {
    expect(nameOf(title)).toEqual({ title, slug, module });
  });

  it.each([
    'node_modules',
    'favicon.ico',
    'con',
    'NUL',
    'com1',
    'aux.txt',
    '日本',
    '!!!',
    'a\u0007b',
    'x'.repeat(215),
  ])('refuses %j with a sentence', (title) => {
    expect(() => nameOf(title)).toThrow(/can't be a project's name/);
  });

  it('says when the name had to change', () => {
    expect(wasChanged(nameOf('my-shop'))).toBe(false);
    expect(wasChanged(nameOf('My Shop!'))).toBe(true);
  });
});

describe('refusePythonClash', () => {
  it.each(['test', 'json', 'class', 'django', 'config', 'Http'])(
    'refuses %s: the package would hide another module',
    (title) => {
      expect(() => refusePythonClash(nameOf(title))).toThrow(/can't be a Django project's name/);
    },
  );

  it('refuses every package that a pack requires', () => {
    /** Distributions whose package is called otherwise; those of types alone have none that is imported. */
    const packages: Record<string, string> = {
      djangorestframework: 'rest_framework',
      'django-ninja': 'ninja',
      'argon2-cffi': 'argon2',
      'factory-boy': 'factory',
      'mssql-django': 'mssql',
    };
    const required = catalogue
      .filter(({ folder }) => folder === 'django')
      .flatMap(({ requirements: { run, dev } }) => [...run, ...dev])
      .map((line) => /^[\w.-]+/.exec(line)?.[0] ?? line)
      .filter((name) => !/^types-|-stubs$/.test(name));
    expect(required.length).toBeGreaterThan(20);
    for (const name of required) {
      const title = packages[name] ?? name;
      expect(() => refusePythonClash(nameOf(title)), title).toThrow(/can't be a Django project/);
    }
  });

  it('takes a name that only resembles one', () => {
    expect(() => refusePythonClash(nameOf('my-test'))).not.toThrow();
  });
});
