import { readFileSync } from 'node:fs';
import { AnswersSchema, QUESTIONS, type Answers } from '../../src/recommend/questions.ts';

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

/** mulberry32: the same seed gives the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Answer sets of every density, from nearly empty to complete. */
export function randomAnswerSets(count: number, seed: number): Answers[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const density = random();
    const chosen = QUESTIONS.flatMap((question) => {
      if (random() > density) return [];
      const answer = question.answers[Math.floor(random() * question.answers.length)];
      return [[question.id, answer?.value]];
    });
    return AnswersSchema.parse(Object.fromEntries(chosen));
  });
}
