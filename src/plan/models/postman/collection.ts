import { inDependencyOrder } from '../../../choices/resource-references.ts';
import type { Resource } from '../../../choices/resource.ts';
import { spell } from '../../../choices/words.ts';
import { printJson } from './json.ts';
import {
  answers,
  ask,
  asNobody,
  PROBLEM,
  removalRequests,
  resourceRequests,
  scriptFor,
  type Script,
} from './requests.ts';
import { UNIQUE, uniqueVariableOf, type UniqueVariable } from './values.ts';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/**
 * A Postman collection that asks everything of an API: a folder for each resource, in the order in which records can be
 * made, and one that deletes them the other way round. With accounts it asks as who holds the environment's token. Pure, and
 * the same for every stack: the HTTP contract is one.
 */
export function postmanCollection(
  title: string,
  resources: readonly Resource[],
  { accounts = false } = {},
): string {
  const ordered = inDependencyOrder(resources);
  const scripts = uniqueScripts(ordered);
  return printJson({
    info: {
      name: title,
      description:
        'Run it as a whole: records are made in the first folders and deleted in the last. The environment says where the server is.',
      schema: SCHEMA,
    },
    ...(accounts && { auth: BEARER }),
    ...(scripts.length > 0 && { event: scripts }),
    item: [
      {
        name: 'Health',
        item: [
          ask('Alive', 'GET', '/livez', [answers(200)]),
          ask('Ready', 'GET', '/readyz', [answers(200)]),
        ],
      },
      ...(accounts ? [{ name: 'Accounts', item: ACCOUNTS }] : []),
      ...ordered.map((resource) => ({
        name: spell(resource.plural).title,
        item: resourceRequests(resource),
      })),
      {
        name: 'Errors',
        item: [ask('Unknown path', 'GET', '/api/no/such/path', [answers(404), ...PROBLEM])],
      },
      { name: 'Clean up', item: ordered.toReversed().flatMap(removalRequests) },
    ],
  });
}

const BEARER = {
  type: 'bearer',
  bearer: [{ key: 'token', value: '{{token}}', type: 'string' }],
};

const ME = '/api/auth/me';
const ACCOUNTS = [
  ask('Who is signed in', 'GET', ME, [answers(200)]),
  asNobody(ask('Nobody', 'GET', ME, [answers(401), ...PROBLEM])),
];

/** The environment of a server on this machine, with a place for the token of a sign-in where there are accounts. */
export const postmanEnvironment = (
  title: string,
  port: string,
  { accounts = false } = {},
): string => {
  const value = (key: string, text: string, type: 'default' | 'secret') => ({
    key,
    value: text,
    type,
    enabled: true,
  });
  return printJson({
    name: `${title}, local`,
    values: [
      value('baseUrl', `http://127.0.0.1:${port}`, 'default'),
      ...(accounts ? [value('token', '', 'secret')] : []),
    ],
    _postman_variable_scope: 'environment',
  });
};

/** What runs before every request: new values for fields in which no two records may have the same. */
function uniqueScripts(resources: readonly Resource[]): Script[] {
  const used = new Set(resources.flatMap(({ fields }) => fields.map(uniqueVariableOf)));
  const names = (Object.keys(UNIQUE) as UniqueVariable[]).filter((name) => used.has(name));
  if (names.length === 0) return [];
  return [
    scriptFor(
      'prerequest',
      names.map((name) => `pm.collectionVariables.set('${name}', ${UNIQUE[name]});`),
    ),
  ];
}
