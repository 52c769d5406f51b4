import { parse } from 'node-html-parser';
import { inDependencyOrder } from '../choices/resource-references.ts';
import type { FieldType } from '../choices/field-types.ts';
import type { Resource } from '../choices/resource.ts';
import { spell } from '../choices/words.ts';
import { filled } from './html-form.ts';
import { payloadFor } from './payload.ts';
import { StepError } from './steps.ts';
import type { Visitor } from './visitor.ts';

/** Shown in a form of the stack's own choice, so not looked for. */
const FREELY_SHOWN: ReadonlySet<FieldType> = new Set(['boolean', 'json', 'datetime', 'ref']);

/**
 * Creates, shows, changes, lists and deletes a record of every resource through the pages, as a visitor who may. Returns
 * how many requests it took. Throws StepError that quotes the page.
 */
export async function exercisePages(
  visitor: Visitor,
  resources: readonly Resource[],
): Promise<number> {
  const ordered = inDependencyOrder(resources);
  const before = visitor.requests();
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
  return visitor.requests() - before;
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
