import type { Field, Resource } from '../../src/choices/resource.ts';
import { expectStatus } from './expectations.ts';
import { send, type Answer, type Ask } from './http.ts';
import { keyOf, pathOf, type Body } from './naming.ts';
import { freshValue } from './samples.ts';
import type { Server } from './subject.ts';

export type Stored = Body & { id: string; createdAt: string; updatedAt: string };

/** The records of a running server, and the means to make them; whatever else is in there stays as it is. */
export type Stage = {
  url(): string;
  send(method: string, path: string, ask?: Ask): Promise<Answer>;
  /** A valid body that nothing in the database conflicts with. */
  body(resource: Resource, which?: 'every field' | 'required fields'): Promise<Body>;
  create(resource: Resource, changes?: Body): Promise<Stored>;
  /** A valid value for one field; a reference's is the id of a record that exists. */
  value(field: Field): Promise<unknown>;
  /** A record that all tests may read and none may change. */
  standing(resource: Resource): Promise<Stored>;
  /** Marks the record that an answer made, if it made one, to be removed after the test. */
  note(resource: Resource, answer: Answer): void;
  /** Removes what the last test made. */
  sweep(): Promise<void>;
  /** Removes everything that was made here. */
  clear(): Promise<void>;
};

/** `headers` say who asks, where that is somebody else than who is signed in there. */
export function createStage(
  resources: Resource[],
  server: () => Server,
  headers: () => Record<string, string> = () => ({}),
): Stage {
  const made: string[] = [];
  const lasting: string[] = [];
  const standing = new Map<string, Promise<Stored>>();

  const ask: Stage['send'] = async (method, path, options) => {
    try {
      const all = { ...headers(), ...options?.headers };
      return await send(server().url, method, path, { ...options, headers: all });
    } catch (error) {
      const last = server().output().slice(-2000);
      throw new Error(`${String(error)}\nThe server printed last:\n${last}`, { cause: error });
    }
  };
  const targetOf = ({ name, target }: Field): Resource => {
    const found = resources.find((resource) => resource.name === target);
    if (!found) throw new Error(`${name} refers to "${target}", which is not among the resources`);
    return found;
  };
  /** Records that are referred to go on the same list before, so that clearing it backwards meets no reference. */
  const fill = async (resource: Resource, required: boolean, list: string[]): Promise<Body> => {
    const body: Body = {};
    for (const field of resource.fields) {
      if (field.required || !required) body[keyOf(field)] = await valueOf(field, list);
    }
    return body;
  };
  const valueOf = async (field: Field, list: string[]): Promise<unknown> => {
    if (field.type !== 'ref') return freshValue(field);
    const target = targetOf(field);
    return (field.unique ? await make(target, {}, list) : await stage.standing(target)).id;
  };
  const make = async (resource: Resource, changes: Body, list: string[]): Promise<Stored> => {
    const json = { ...(await fill(resource, true, list)), ...changes };
    const answer = await ask('POST', pathOf(resource), { json });
    expectStatus(answer, 201);
    const record = answer.json as Stored;
    list.push(`${pathOf(resource)}/${record.id}`);
    return record;
  };
  const remove = async (list: string[]): Promise<void> => {
    for (const path of list.splice(0).toReversed()) await ask('DELETE', path);
  };

  const stage: Stage = {
    url: () => server().url,
    send: ask,
    value: (field) => valueOf(field, made),
    body: (resource, which) => fill(resource, which === 'required fields', made),
    create: (resource, changes = {}) => make(resource, changes, made),
    standing(resource) {
      const record = standing.get(resource.name) ?? make(resource, {}, lasting);
      standing.set(resource.name, record);
      return record;
    },
    note(resource, answer) {
      if (answer.status !== 201) return;
      const { id } = answer.json as Partial<Stored>;
      if (id !== undefined) made.push(`${pathOf(resource)}/${id}`);
    },
    sweep: () => remove(made),
    async clear() {
      await remove(made);
      await remove(lasting);
      standing.clear();
    },
  };
  return stage;
}

/** The body as JSON text, with one value written exactly as given. */
export function withLiteral(body: Body, key: string, literal: string): string {
  const parts = Object.entries(body)
    .filter(([name]) => name !== key)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${[...parts, `${JSON.stringify(key)}:${literal}`].join(',')}}`;
}
