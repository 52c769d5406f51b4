import { parse } from 'node-html-parser';
import { inDependencyOrder } from '../choices/resource-references.ts';
import type { FieldType, Resource } from '../choices/resource.ts';
import { spell } from '../choices/words.ts';
import { filled, readForm, type Form } from './html-form.ts';
import { payloadFor } from './payload.ts';
import { StepError } from './steps.ts';

/** Shown in a form of the stack's own choice, so not looked for. */
const FREELY_SHOWN: ReadonlySet<FieldType> = new Set(['boolean', 'json', 'datetime', 'ref']);

/**
 * Creates, shows, changes, lists and deletes a record of every resource through the pages, as a browser without scripts would.
 * Returns how many requests it took. Throws StepError that quotes the page.
 */
export async function exercisePages(base: string, resources: readonly Resource[]): Promise<number> {
  const ordered = inDependencyOrder(resources);
  const visitor = createVisitor(base);
  const ids = new Map<string, string>();
  for (const resource of ordered) {
    const list = listPath(resource);
    await visitor.get(list);
    const values = payloadFor(resource, ids, 1);
    const record = await visitor.submit(`${list}/new`, (form) =>
      filled(form, resource.fields, values),
    );
    expectShown(resource, values, await visitor.get(record), record);
    const changed = payloadFor(resource, ids, 2);
    await visitor.submit(`${record}/edit`, (form) => filled(form, resource.fields, changed));
    expectShown(resource, changed, await visitor.get(record), record);
    if (!(await visitor.get(list)).includes(record)) {
      throw new StepError(`${list} does not lead to ${record}`);
    }
    ids.set(resource.name, record.split('/').at(-1) ?? '');
  }
  for (const resource of ordered.toReversed()) {
    const record = `${listPath(resource)}/${ids.get(resource.name) ?? ''}`;
    await visitor.submit(`${record}/delete`, (form) => filled(form, [], {}));
    await visitor.get(record, 404);
  }
  return visitor.requests();
}

const listPath = (resource: Resource): string => `/${spell(resource.plural).kebab}`;

function expectShown(
  resource: Resource,
  values: Readonly<Record<string, unknown>>,
  html: string,
  path: string,
): void {
  const text = parse(html).textContent;
  for (const { name, type } of resource.fields) {
    if (!FREELY_SHOWN.has(type) && !text.includes(String(values[name]))) {
      throw new StepError(`${path} does not show "${name}"`, `${String(values[name])}\n\n${html}`);
    }
  }
}

interface Visitor {
  /** The page; throws StepError where the status is another than expected. */
  get(path: string, expected?: number): Promise<string>;
  /** Fills in and sends the form on a page. Returns the path that the answer leads to. */
  submit(path: string, fill: (form: Form) => URLSearchParams): Promise<string>;
  requests(): number;
}

/** Keeps cookies, and follows no redirection by itself. */
function createVisitor(base: string): Visitor {
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

  return {
    get,
    async submit(path, fill) {
      const form = readForm(await get(path));
      if (form === undefined) throw new StepError(`${path} has no form that posts`);
      const target = new URL(form.action ?? path, `${base}${path}`).pathname;
      const response = await visit(target, fill(form));
      const location = response.headers.get('location');
      if (![302, 303].includes(response.status) || location === null) {
        const html = await response.text();
        throw new StepError(`POST ${target} answered ${response.status}, no redirection`, html);
      }
      return new URL(location, `${base}${target}`).pathname;
    },
    requests: () => count,
  };
}
