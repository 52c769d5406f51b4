import { readForm, readSignOut, untouched, type Form } from './html-form.ts';
import { StepError } from './steps.ts';

/** A browser without scripts. */
export interface Visitor {
  /** The page; throws StepError where the status is another than expected. */
  get(path: string, expected?: number): Promise<string>;
  /** Fills in and sends the form on a page. Returns the path that the answer leads to. */
  submit(path: string, fill: (form: Form) => URLSearchParams): Promise<string>;
  /** Sends a form as it is, where it is refused with that status. */
  refused(path: string, expected: number, fill: (form: Form) => URLSearchParams): Promise<void>;
  /** Presses the button in the header of a page that signs out. Returns the path that the answer leads to. */
  signOut(path: string): Promise<string>;
  /** The path that a page leads to without showing itself. */
  redirection(path: string): Promise<string>;
  /** How many it has made. */
  requests(): number;
}

/** Keeps cookies, and follows no redirection by itself. */
export function createVisitor(base: string): Visitor {
  const cookies = new Map<string, string>();
  let count = 0;

  async function visit(path: string, body?: URLSearchParams): Promise<Response> {
    count += 1;
    const response = await fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name.trim(), value);
    }
    return response;
  }

  async function get(path: string, expected = 200): Promise<string> {
    const response = await visit(path);
    const html = await response.text();
    if (response.status !== expected) {
      throw new StepError(`GET ${path} answered ${response.status}, not ${expected}`, html);
    }
    return html;
  }

  async function formOn(path: string, read: typeof readForm): Promise<Form & { target: string }> {
    const form = read(await get(path));
    if (form === undefined) throw new StepError(`${path} has no form that posts`);
    const { pathname, search } = new URL(form.action ?? path, `${base}${path}`);
    return { ...form, target: pathname + search };
  }

  async function leadsTo(what: string, path: string, response: Response): Promise<string> {
    const location = response.headers.get('location');
    if ([302, 303].includes(response.status) && location !== null) {
      return new URL(location, `${base}${path}`).pathname;
    }
    const html = await response.text();
    throw new StepError(`${what} ${path} answered ${response.status}, no redirection`, html);
  }

  return {
    get,
    async submit(path, fill) {
      const form = await formOn(path, readForm);
      return leadsTo('POST', form.target, await visit(form.target, fill(form)));
    },
    async refused(path, expected, fill) {
      const form = await formOn(path, readForm);
      const { status } = await visit(form.target, fill(form));
      if (status !== expected) {
        throw new StepError(`POST ${form.target} answered ${status}, not ${expected}`);
      }
    },
    async signOut(path) {
      const form = await formOn(path, readSignOut);
      return leadsTo('POST', form.target, await visit(form.target, untouched(form)));
    },
    redirection: async (path) => leadsTo('GET', path, await visit(path)),
    requests: () => count,
  };
}
