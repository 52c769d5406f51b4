import type { Resource } from '../../../src/choices/resource.ts';
import { filled, readForm, untouched, type Form } from '../../../src/run/html-form.ts';
import { expectStatus } from '../expectations.ts';
import { send, type Answer, type Ask } from '../http.ts';
import { ANONYMOUS } from '../signed-in.ts';
import { pathOf, type Body } from '../naming.ts';

/** A browser without scripts: it keeps cookies, fills in forms and follows what it is told to, but only when asked. */
export interface Visitor {
  get(path: string): Promise<Answer>;
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  /** The form of a page. */
  form(path: string): Promise<Form>;
  /** Fills in the form of a page and sends it. */
  submit(path: string, resource?: Resource, values?: Body): Promise<Answer>;
  /** The same by the names of its controls. */
  fill(path: string, values: Record<string, string>): Promise<Answer>;
  /** Those that are set, as they came. */
  readonly cookies: ReadonlyMap<string, string>;
}

export const listOf = (resource: Resource): string => pathOf(resource).slice('/api'.length);

/** `base` is the server's address; `own` are headers that come with every request. */
export function createVisitor(base: () => string, own: Record<string, string> = {}): Visitor {
  const cookies = new Map<string, string>();

  const ask: Visitor['ask'] = async (method, path, options = {}) => {
    const cookie = [...cookies].map(([name, text]) => `${name}=${valueOf(text)}`).join('; ');
    const headers = {
      Accept: 'text/html',
      ...ANONYMOUS,
      ...own,
      ...(cookie && { Cookie: cookie }),
      ...options.headers,
    };
    const answer = await send(base(), method, path, { ...options, headers });
    for (const text of answer.headers['set-cookie'] ?? []) {
      const name = text.slice(0, text.indexOf('='));
      if (isOver(text)) cookies.delete(name);
      else cookies.set(name, text);
    }
    return answer;
  };
  const form = async (path: string): Promise<Form> => {
    const answer = await ask('GET', path);
    expectStatus(answer, 200);
    const found = readForm(answer.text);
    if (!found) throw new Error(`${path} has no form that posts\n${answer.story}`);
    return found;
  };

  return {
    ask,
    form,
    cookies,
    get: (path) => ask('GET', path),
    async submit(path, resource, values = {}) {
      const empty = await form(path);
      return ask(
        'POST',
        targetOf(empty, path),
        typed(filled(empty, resource?.fields ?? [], values)),
      );
    },
    async fill(path, values) {
      const empty = await form(path);
      const fields = untouched(empty);
      for (const [name, value] of Object.entries(values)) {
        if (!fields.has(name)) throw new Error(`the form of ${path} has no ${name}`);
        fields.set(name, value);
      }
      return ask('POST', targetOf(empty, path), typed(fields));
    },
  };
}

/** Where the form of a page goes, the question with it. */
export function targetOf({ action }: Form, path: string): string {
  const { pathname, search } = new URL(action ?? path, new URL(path, 'http://base'));
  return pathname + search;
}

/** A form's fields the way a browser sends them. */
export const typed = (fields: URLSearchParams): Ask => ({
  body: fields.toString(),
  type: 'application/x-www-form-urlencoded',
});

/** Whether a cookie is one that the browser drops at once. */
const isOver = (cookie: string): boolean =>
  /; ?max-age=0/i.test(cookie) ||
  Date.parse(/; ?expires=([^;]+)/i.exec(cookie)?.[1] ?? '') <= Date.now();

const valueOf = (cookie: string): string =>
  cookie.slice(cookie.indexOf('=') + 1).split(';')[0] ?? '';

/** Where an answer leads, as a path. */
export const leadsTo = (answer: Answer): string => locationOf(answer).pathname;

/** The same with what is asked there. */
export function locationOf(answer: Answer): URL {
  expectStatus(answer, 302, 303);
  return new URL(answer.headers.location ?? '', 'http://base');
}
