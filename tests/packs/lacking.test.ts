import { describe, expect, it } from 'vitest';
import { servesStack } from '../../src/packs/stacks.ts';
import { STACKS } from '../../src/packs/stacks.ts';
import { valuesOf } from '../../src/packs/values.ts';
import { blueprintFor } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';

describe('a value that a stack can not have', () => {
  it('is refused with the reason, and with what to type instead', () => {
    const asked = () => blueprintFor({ choices: { framework: 'django', database: 'mongodb' } });
    expect(asked).toThrow(/^Django has no database "mongodb": with MongoDB's backend .+ own\./);
    expect(asked).toThrow(
      expect.objectContaining({
        advice: expect.stringMatching(/^Say --database with one of: sqlite, /) as string,
      }) as Error,
    );
  });

  it('is none that the stack offers all the same', () => {
    for (const stack of STACKS) {
      const packs = catalogue.filter((pack) => servesStack(pack, stack));
      for (const { option, value } of packs.flatMap(({ manifest }) => manifest.lacks)) {
        expect(valuesOf(catalogue, stack, option)).not.toContain(value);
      }
    }
  });
});
