import { describe, expect, it } from 'vitest';
import { whyOf } from '../../src/cli/wizard/why.ts';
import { constraintOf, pointsOf } from '../../src/recommend/points.ts';
import { QUESTIONS } from '../../src/recommend/questions.ts';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('why a question is asked', () => {
  it.each(QUESTIONS)(
    '$id: every answer is on the side that its points are on',
    ({ id, answers }) => {
      const text = flat(whyOf(id));
      const partOf = (start: string): string =>
        text
          .split(/(?=Towards |Neither side|It counts under)/)
          .find((part) => part.startsWith(start)) ?? '';
      for (const { value, title } of answers) {
        const margin = pointsOf(id, value).reduce(
          (sum, { framework, points }) => sum + (framework === 'django' ? points : -points),
          0,
        );
        const side = constraintOf(id, value)?.framework;
        if (side === 'express' || (side === undefined && margin < 0))
          expect(partOf('Towards Express')).toContain(title);
        else if (side === 'django' || margin > 0) expect(partOf('Towards Django')).toContain(title);
        else if (text.includes('Towards')) expect(partOf('Neither side')).toContain(title);
      }
    },
  );

  it('says how far, what decides alone, and what is contested', () => {
    expect(flat(whyOf('team'))).toMatch(
      /Towards Django – decides alone: Only Python; by \d: Mostly Python\./,
    );
    expect(flat(whyOf('budget'))).toContain('(contested)');
  });

  it('says what is scaffolding only, and what shapes the project too', () => {
    expect(whyOf('jobs')).not.toContain('Towards');
    expect(whyOf('jobs')).toMatch(/only what is generated/);
    expect(whyOf('database')).toContain('It also shapes what is generated.');
    expect(whyOf('budget')).not.toContain('It also shapes');
  });
});
