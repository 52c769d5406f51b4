/**
 * The status that CouchDB answered, if it did.
 * @returns {number | undefined}
 */
export function statusOf(error) {
  const { statusCode } = error ?? {};
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/**
 * What is asked for, or nothing where there is none.
 * @template T
 * @param {Promise<T>} request
 * @returns {Promise<T | undefined>}
 */
export async function found(request) {
  try {
    return await request;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return undefined;
  }
}

/** Somebody else has changed or made the document meanwhile. */
export function isConflict(error) {
  return statusOf(error) === 409;
}

export const UNFINISHED = 'CouchDB broke off its answer.';

/** Whether a request failed because the database is away, so that trying again later can help. */
export function isUnavailable(error) {
  const { message = '' } = error ?? {};
  const status = statusOf(error);
  if (status !== undefined) return status >= 502 && status <= 504;
  return message === UNFINISHED || message.startsWith('error happened in your connection');
}
