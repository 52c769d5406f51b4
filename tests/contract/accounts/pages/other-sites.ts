import { expect } from 'vitest';
import type { Answer } from '../../http.ts';
import { locationOf } from '../../pages/visitor.ts';

/** What is no path of the server's own, though some of it looks like one. */
const OTHER_SITES = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/\t/evil.example/',
  'http:evil.example',
  '',
];

/** Whatever `next` a page is asked for with, sending its form leads to `otherwise`. */
export async function expectNoOtherSite(
  page: string,
  otherwise: string,
  sendForm: (path: string) => Promise<Answer>,
): Promise<void> {
  for (const next of OTHER_SITES) {
    const answer = await sendForm(`${page}?next=${encodeURIComponent(next)}`);
    const { host, pathname } = locationOf(answer);
    expect(`${host}${pathname}`, next).toBe(`base${otherwise}`);
  }
}
