import { z } from 'zod';

const FORM = 'must be origins like https://shop.example.com, with commas between them';

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** Reads a list of origins, as a step of the environment's schema. */
export function parseOrigins(text: string, context: z.RefinementCtx): string[] {
  const origins = text.split(',').map((each) => each.trim());
  const named = origins.filter((each) => each !== '');
  if (!named.every(isOrigin)) context.addIssue(FORM);
  return named;
}
