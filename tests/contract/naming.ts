import type { Field, Resource } from '../../src/choices/resource.ts';

/** What is sent or answered: values by the names that the API gives them. */
export type Body = Record<string, unknown>;

export const keyOf = (field: Field): string =>
  field.type === 'ref' ? `${field.name}Id` : field.name;

export const pathOf = ({ plural }: Resource): string =>
  `/api/${plural
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()}`;
