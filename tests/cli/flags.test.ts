import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/request.ts';
import { UserError } from '../../src/errors.ts';

const failure = (...words: string[]): UserError => {
  try {
    parseCommandLine(words);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${words.join(' ')} was accepted`);
};

describe('parseCommandLine', () => {
  it('takes a directory, flags in any place, and values with = or after a blank', () => {
    expect(parseCommandLine(['--product=shop', 'apps/shop', '--team', 'js', '-y'])).toEqual({
      command: 'create',
      directory: 'apps/shop',
      values: { product: 'shop', team: 'js', yes: true },
    });
  });

  it('knows the commands', () => {
    expect(parseCommandLine(['recommend', '--json']).command).toBe('recommend');
    expect(parseCommandLine(['verify', 'shop'])).toMatchObject({
      command: 'verify',
      directory: 'shop',
    });
    expect(parseCommandLine(['options']).command).toBe('options');
    expect(parseCommandLine(['./verify'])).toMatchObject({
      command: 'create',
      directory: './verify',
    });
  });

  it('collects what may be repeated, and splits features at commas but not resources', () => {
    const { values } = parseCommandLine([
      '--feature',
      'a,b',
      '--feature',
      'c',
      '--resource',
      'x s:enum(a|b)',
      '--resource',
      'y n:string',
    ]);
    expect(values['feature']).toEqual(['a', 'b', 'c']);
    expect(values['resource']).toEqual(['x s:enum(a|b)', 'y n:string']);
  });

  it.each([
    [['--prodct', 'shop'], '--prodct is not an option. Did you mean "--product"?'],
    [['--product', 'shp'], '"shp" is not a value of --product. Did you mean "shop"?'],
    [['--product'], '--product needs a value.'],
    [['--product', '--yes'], '--product needs a value.'],
    [['--yes=1'], '--yes takes no value.'],
    [['a', 'b'], '"b" is one word too many.'],
    [['--team', 'js', '--team', 'py'], '--team is there twice: js and py.'],
    [['-x'], '-x is not an option.'],
    [['--no-color'], '--no-color is not an option.'],
  ])('refuses %j', (words, message) => {
    const error = failure(...words);
    expect(error.message).toBe(message);
    expect(error.exitCode).toBe(2);
  });
});
