import { NotFoundError } from '../errors.js';

export function notFound() {
  throw new NotFoundError();
}
