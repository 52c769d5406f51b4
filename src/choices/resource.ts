import * as z from 'zod';
import { FIELD_TYPES } from './field-types.ts';

export const FieldSchema = z.strictObject({
  /** camelCase; for a `ref` the name without `Id`, so that `category:ref:category` answers as `categoryId`. */
  name: z.string(),
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  unique: z.boolean(),
  index: z.boolean(),
  /** The values of an `enum`, in the order given. */
  values: z.array(z.string()).optional(),
  /** The resource (camelCase singular) that a `ref` points to. */
  target: z.string().optional(),
});
export type Field = Readonly<z.infer<typeof FieldSchema>>;

export const ResourceSchema = z.strictObject({
  /** camelCase singular, for example `orderItem`. */
  name: z.string(),
  /** camelCase plural, for example `orderItems`; in kebab-case it is the path `/api/order-items`. */
  plural: z.string(),
  /** The Django app that holds the resource, when the user named one (`blog/post`). */
  app: z.string().optional(),
  /** Whether every record belongs to the user who made it. */
  owned: z.literal(true).optional(),
  fields: z.array(FieldSchema),
});
export type Resource = Readonly<z.infer<typeof ResourceSchema>>;
