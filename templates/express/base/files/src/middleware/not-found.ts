import { NotFoundError } from '../errors.js';

export function notFound(): never {
  throw new NotFoundError();
}
