/** The status that CouchDB answered, if it did. */
export function statusOf(error: unknown): number | undefined {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/** What is asked for, or nothing where there is none. */
export async function found<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return undefined;
  }
}

/** Somebody else has changed or made the document meanwhile. */
export function isConflict(error: unknown): boolean {
  return statusOf(error) === 409;
}

export const UNFINISHED = 'CouchDB broke off its answer.';

/** Whether a request failed because the database is away, so that trying again later can help. */
export function isUnavailable(error: unknown): boolean {
  const { message = '' } = (error ?? {}) as { message?: string };
  const status = statusOf(error);
  if (status !== undefined) return status >= 502 && status <= 504;
  return message === UNFINISHED || message.startsWith('error happened in your connection');
}
