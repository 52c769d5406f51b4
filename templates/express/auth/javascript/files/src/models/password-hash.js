import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id as OWASP recommends it. Both functions work on threads of their own. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const nobodys = hashPassword(randomUUID());

export function hashPassword(password) {
  return hash(password, COST);
}

/** Takes as long where there is no hash to compare with, so that the time doesn't tell. */
export async function isPassword(password, kept) {
  const isRight = await verify(kept ?? (await nobodys), password);
  return isRight && kept != null;
}
