/** A value that a field takes, and what every later answer says it is. */
export type Valid = { what: string; json: string; answer: unknown };

/** A value that a field refuses with 422 and its own name, or as malformed where `also` allows 400. */
export type Invalid = { what: string; json: string; also?: number };

/** A value that a field may keep as it is or refuse; cutting it short, changing it or failing on it is wrong. */
export type Borderline = { what: string; json: string; answer?: unknown };

export type Samples = { valid: Valid[]; invalid: Invalid[]; borderline: Borderline[] };

/** A value that is answered as it was sent. */
export const kept = (what: string, value: unknown): Valid => ({
  what,
  json: JSON.stringify(value),
  answer: value,
});

export const refused = (what: string, value: unknown): Invalid => ({
  what,
  json: JSON.stringify(value),
});

/** Twelve lower-case letters and digits that nobody has used before. */
export const token = (): string =>
  `${Date.now().toString(36).slice(-6)}${Math.random().toString(36).slice(2, 8).padEnd(6, '0')}`;

/** A whole number from `low` to `high`. */
export const between = (low: number, high: number): number =>
  low + Math.floor(Math.random() * (high - low + 1));

export const ARRAY = refused('an array', []);
export const OBJECT = refused('an object', {});
export const FULL_ARRAY = (value: unknown): Invalid => refused('an array with one value', [value]);
