import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import type { Answer } from './http.ts';

interface Content {
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; schema: { enum?: string[] } }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}

export interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  /** What every operation asks for that does not say otherwise. */
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly components?: { readonly securitySchemes?: Readonly<Record<string, object>> };
}

/** An OpenAPI document that answers and bodies can be held against. */
export interface Described {
  readonly document: Document;
  /** The answer's status is described for the operation, and its body as its media type has it. */
  expectAnswer(method: string, path: string, answer: Answer): void;
  /** Why the operation does not take the body; undefined where it does. */
  refuses(method: string, path: string, body: unknown): string | undefined;
  /** What the list at a path can be sorted by. */
  sorts(path: string): readonly string[];
}

export function described(json: unknown): Described {
  const document = json as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');

  const operation = (method: string, path: string): Operation => {
    const found = document.paths[path]?.[method];
    if (!found) throw new Error(`${method} ${path} is not described`);
    return found;
  };
  const validators = new Map<string, ValidateFunction>();
  const validator = (...pointer: string[]): ValidateFunction => {
    const $ref = `api#/${pointer.map(escaped).join('/')}`;
    const validate = validators.get($ref) ?? ajv.compile({ $ref });
    validators.set($ref, validate);
    return validate;
  };

  return {
    document,
    expectAnswer(method, path, answer) {
      const { responses } = operation(method, path);
      const status = String(answer.status);
      expect(Object.keys(responses), `${method} ${path}\n${answer.story}`).toContain(status);
      const types = Object.keys(responses[status]?.content ?? {});
      if (answer.text === '') {
        expect(types, `no body\n${answer.story}`).toEqual([]);
        return;
      }
      const type = String(answer.headers['content-type']).split(';')[0] ?? '';
      expect(types, answer.story).toEqual([type]);
      const response = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
      const validate = validator(...response);
      validate(answer.json);
      expect(validate.errors ?? [], `${method} ${path}\n${answer.story}`).toEqual([]);
    },
    refuses(method, path, body) {
      const content = ['requestBody', 'content', 'application/json', 'schema'];
      const validate = validator('paths', path, method, ...content);
      return validate(body) ? undefined : ajv.errorsText(validate.errors);
    },
    sorts(path) {
      const { parameters = [] } = operation('get', path);
      return parameters.find(({ name }) => name === 'sort')?.schema.enum ?? [];
    },
  };
}

/** A name as a part of a JSON pointer in the fragment of a URI. */
const escaped = (name: string): string =>
  encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
