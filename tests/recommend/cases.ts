import { readFileSync } from 'node:fs';
import { AnswersSchema } from '../../src/recommend/answers.ts';
import type { Answers } from '../../src/recommend/questions.ts';

export interface Case {
  readonly name: string;
  readonly framework: 'express' | 'django';
  readonly answers: Answers;
}

/** Reads a JSON Lines file beside this one; answers that the schema doesn't know fail here. */
export function readCases(file: string): Case[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const record = JSON.parse(line);
    return {
      name: record.name ?? `${record.line} ${JSON.stringify(record.answers)}`,
      framework: record.framework,
      answers: AnswersSchema.parse(record.answers),
    };
  });
}
