import type { Resource } from '../../../choices/resource.ts';
import { spell } from '../../../choices/words.ts';
import { quote } from '../../expressions.ts';
import { bodyOf, idVariableOf } from './values.ts';

/** A request of a collection, by Postman's schema v2.1. */
export interface Item {
  readonly name: string;
  readonly event: readonly Script[];
  readonly request: {
    /** Where it is not the collection's own. */
    readonly auth?: { readonly type: 'noauth' };
    readonly method: string;
    readonly header?: readonly { readonly key: string; readonly value: string }[];
    readonly body?: {
      readonly mode: 'raw';
      readonly raw: string;
      readonly options: { readonly raw: { readonly language: 'json' } };
    };
    readonly url: string;
  };
}

export interface Script {
  readonly listen: 'prerequest' | 'test';
  readonly script: { readonly type: 'text/javascript'; readonly exec: readonly string[] };
}

export const scriptFor = (listen: Script['listen'], exec: readonly string[]): Script => ({
  listen,
  script: { type: 'text/javascript', exec },
});

/** A request with its tests. `path` begins with a slash. */
export const ask = (
  name: string,
  method: string,
  path: string,
  tests: readonly string[],
  body?: string,
): Item => ({
  name,
  event: [scriptFor('test', tests)],
  request: {
    method,
    ...(body !== undefined && {
      header: [{ key: 'Content-Type', value: 'application/json' }],
      body: { mode: 'raw', raw: body, options: { raw: { language: 'json' } } },
    }),
    url: `{{baseUrl}}${path}`,
  },
});

/** The same request, but as nobody. */
export const asNobody = ({ request, ...item }: Item): Item => ({
  ...item,
  request: { auth: { type: 'noauth' }, ...request },
});

export const answers = (status: number): string =>
  `pm.test('answers ${status}', () => pm.response.to.have.status(${status}));`;

/** For errors of the API: RFC 9457. */
export const PROBLEM = [
  "pm.test('describes the problem', () => {",
  "  pm.expect(pm.response.headers.get('Content-Type')).to.include('application/problem+json');",
  '});',
];

/** Moments count as the same however many digits their seconds have. */
function keeps({ fields }: Resource): string[] {
  const moments = fields.filter(({ type }) => type === 'datetime').map(({ name }) => name);
  return [
    "pm.test('keeps what was sent', () => {",
    '  const sent = JSON.parse(pm.request.body.raw);',
    '  const record = pm.response.json();',
    ...(moments.length > 0
      ? [
          `  for (const name of ${listOf(moments)}) {`,
          '    sent[name] = Date.parse(sent[name]);',
          '    record[name] = Date.parse(record[name]);',
          '  }',
        ]
      : []),
    '  pm.expect(record).to.deep.include(sent);',
    '});',
  ];
}

const listOf = (names: readonly string[]): string => `[${names.map(quote).join(', ')}]`;

/** What one asks of a resource; deleting comes later, when nothing refers to its record any more. */
export function resourceRequests(resource: Resource): Item[] {
  const { words } = spell(resource.name);
  const id = idVariableOf(resource.name);
  const collection = collectionOf(resource);
  const record = `${collection}/{{${id}}}`;
  const required = resource.fields
    .filter((field) => field.required)
    .map(({ name, type }) => (type === 'ref' ? `${name}Id` : name));
  // Where nothing has to be there, only what can't be there is wrong.
  const [wrong, fields] =
    required.length > 0 ? ['{}', required] : ['{\n  "unknown": true\n}', ['unknown']];
  return [
    ask(
      `Create ${words}`,
      'POST',
      collection,
      [
        answers(201),
        `pm.collectionVariables.set('${id}', pm.response.json().id);`,
        "pm.test('says where the record is', () => {",
        `  const path = \`${collection}/\${pm.response.json().id}\`;`,
        "  pm.expect(pm.response.headers.get('Location')).to.satisfy((url) => url.endsWith(path));",
        '});',
        ...keeps(resource),
      ],
      bodyOf(resource, 0),
    ),
    ask(
      `List ${spell(resource.plural).words}`,
      'GET',
      `${collection}?page=1&pageSize=20&sort=-createdAt`,
      [
        answers(200),
        "pm.test('lists the new record', () => {",
        '  const { items, page, pageSize, total } = pm.response.json();',
        '  pm.expect({ page, pageSize }).to.eql({ page: 1, pageSize: 20 });',
        '  pm.expect(total).to.be.at.least(1);',
        `  const id = pm.collectionVariables.get('${id}');`,
        '  pm.expect(items.map((item) => item.id)).to.include(id);',
        '});',
      ],
    ),
    ask(`Read ${words}`, 'GET', record, [
      answers(200),
      "pm.test('is the record', () => {",
      `  pm.expect(pm.response.json().id).to.equal(pm.collectionVariables.get('${id}'));`,
      '});',
    ]),
    ask(
      `Update ${words}`,
      'PATCH',
      record,
      [answers(200), ...keeps(resource)],
      bodyOf(resource, 1),
    ),
    ask(
      `Refuse invalid ${words}`,
      'POST',
      collection,
      [
        answers(422),
        ...PROBLEM,
        "pm.test('names the fields', () => {",
        '  const fields = pm.response.json().errors.map((error) => error.field);',
        `  pm.expect(fields).to.include.members(${listOf(fields)});`,
        '});',
      ],
      wrong,
    ),
  ];
}

/** Deletes the record of a resource, and looks whether it is gone. */
export function removalRequests(resource: Resource): Item[] {
  const { words } = spell(resource.name);
  const id = idVariableOf(resource.name);
  const record = `${collectionOf(resource)}/{{${id}}}`;
  return [
    ask(`Delete ${words}`, 'DELETE', record, [answers(204)]),
    ask(`Miss deleted ${words}`, 'GET', record, [
      answers(404),
      ...PROBLEM,
      `pm.collectionVariables.unset('${id}');`,
    ]),
  ];
}

const collectionOf = (resource: Resource): string => `/api/${spell(resource.plural).kebab}`;
