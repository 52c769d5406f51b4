import { parse } from 'node-html-parser';
import { expectStatus } from '../../expectations.ts';
import type { Answer } from '../../http.ts';
import { expectPage } from '../../pages/pages.ts';
import { locationOf, typed, type Visitor } from '../../pages/visitor.ts';

const formsTo = (answer: Answer, action: string) =>
  parse(answer.text)
    .querySelectorAll('main form')
    .filter((form) => form.getAttribute('action') === action);

/** Whether a page has a form that goes to that address. */
export const hasFormTo = (answer: Answer, action: string): boolean =>
  formsTo(answer, action).length > 0;

/** What the form of a page that goes to that address sends when nothing is typed. */
export function formTo(answer: Answer, action: string): URLSearchParams {
  const [form] = formsTo(answer, action);
  if (!form) throw new Error(`there is no form to ${action}\n${answer.story}`);
  const sent = new URLSearchParams();
  for (const control of form.querySelectorAll('input')) {
    sent.set(control.getAttribute('name') ?? '', control.getAttribute('value') ?? '');
  }
  return sent;
}

/** Sends one of the forms of a page, by where it goes. */
export async function press(
  visitor: Visitor,
  page: string | Answer,
  action: string,
  values: Record<string, string> = {},
): Promise<Answer> {
  const shown = typeof page === 'string' ? await visitor.get(page) : page;
  expectStatus(shown, 200, 422);
  const fields = formTo(shown, action);
  for (const [name, value] of Object.entries(values)) {
    if (!fields.has(name)) throw new Error(`the form to ${action} has no ${name}\n${shown.story}`);
    fields.set(name, value);
  }
  return visitor.ask('POST', action, typed(fields));
}

/** The page that an answer is, or leads to. */
export async function landed(visitor: Visitor, answer: Answer): Promise<Answer> {
  expectStatus(answer, 200, 302, 303);
  if (answer.status === 200) return answer;
  const { pathname, search } = locationOf(answer);
  const page = await visitor.get(pathname + search);
  expectPage(page, 200);
  return page;
}

/** What is written in the middle of a page, without what its forms carry unseen. */
export function writtenOn(answer: Answer): string {
  const main = parse(answer.text).querySelector('main');
  for (const hidden of main?.querySelectorAll('input[type=hidden]') ?? []) hidden.remove();
  return (main?.outerHTML ?? '').replaceAll(/\s+/g, ' ');
}

/** The cells of a page's table, by row. */
export const rowsOn = (answer: Answer): string[][] =>
  parse(answer.text)
    .querySelectorAll('main table tbody tr')
    .map((row) => row.querySelectorAll('td, th').map((cell) => cell.textContent.trim()));
