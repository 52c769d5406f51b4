import { DEFAULT_PAGE_SIZE, MAX_PAGE, MAX_PAGE_SIZE, sortsOf } from '../validators/list-query.js';
import { responses } from './problems.js';
import type { Validators } from './schemas.js';

export interface Resource {
  /** In the ids of operations, as `collection` is; its schemas are called after it. */
  name: string;
  collection: string;
  /** In prose, as `plural` is. */
  singular: string;
  plural: string;
  path: string;
  validators: Validators;
  sortFields: readonly string[];
  /** Whether another record may have taken a value already. */
  hasUnique: boolean;
  /** Whether records may refer to one of its own. */
  isReferred: boolean;
}

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

/** The paths of a resource, each with its operations. */
export function pathsOf({ name, collection, singular, plural, path, ...rules }: Resource) {
  const tags = [plural];
  const conflict = rules.hasUnique ? ([409] as const) : [];
  const record = answer(`The ${singular}`, name);
  return {
    [path]: {
      get: {
        operationId: `list${collection}`,
        summary: `List ${plural}`,
        tags,
        parameters: listParameters(rules.sortFields),
        responses: responses(200, answer(`A page of ${plural}`, `${name}.Page`)),
      },
      post: {
        operationId: `create${name}`,
        summary: `Add to the ${plural}`,
        tags,
        requestBody: body(`${name}.Create`),
        responses: responses(
          201,
          { ...record, headers: { Location: location } },
          ...WRITES,
          ...conflict,
        ),
      },
    },
    [`${path}/{id}`]: {
      get: {
        operationId: `get${name}`,
        summary: `Read one of the ${plural}`,
        tags,
        parameters: [id],
        responses: responses(200, record, 404),
      },
      patch: {
        operationId: `update${name}`,
        summary: `Change one of the ${plural}`,
        tags,
        parameters: [id],
        requestBody: body(`${name}.Update`),
        responses: responses(200, record, ...WRITES, 404, ...conflict),
      },
      delete: {
        operationId: `delete${name}`,
        summary: `Delete one of the ${plural}`,
        tags,
        parameters: [id],
        responses: responses(
          204,
          { description: 'It is gone' },
          404,
          ...(rules.isReferred ? ([409] as const) : []),
        ),
      },
    },
  };
}

/** Every body may be none, too large, or no JSON. */
const WRITES = [400, 413, 415] as const;

const location = {
  description: 'The path of the new record',
  required: true,
  schema: { type: 'string', format: 'uri-reference' },
};

function listParameters(sortFields: readonly string[]) {
  const number = (maximum: number, standard: number) => ({
    type: 'integer',
    minimum: 1,
    maximum,
    default: standard,
  });
  const sort = { type: 'string', enum: sortsOf(sortFields), default: 'createdAt' };
  return [
    { name: 'page', in: 'query', schema: number(MAX_PAGE, 1) },
    { name: 'pageSize', in: 'query', schema: number(MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE) },
    { name: 'sort', in: 'query', schema: sort },
  ];
}

const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

const body = (name: string) => ({ required: true, content: json(name) });

const answer = (description: string, name: string) => ({ description, content: json(name) });
