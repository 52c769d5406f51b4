const DUPLICATE_KEY = 11000;
const UNAUTHORIZED = 13;

/**
 * The unique fields whose value another document has, if that is why a write failed.
 * @returns {string[] | undefined}
 */
export function takenFields(error) {
  const { code, keyPattern = {} } = error ?? {};
  return code === DUPLICATE_KEY ? Object.keys(keyPattern) : undefined;
}

/** Whether the user lacks the role for a command. */
export function isDenied(error) {
  return error?.code === UNAUTHORIZED;
}

const AWAY =
  /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|PoolCleared|PoolClosed|WaitQueueTimeout)Error$/;
const NO_ANSWER = /buffering timed out/;

/** No primary, going down, or out of time. The names are in error_codes.yml of MongoDB's source. */
const UNAVAILABLE = new Set([50, 91, 189, 10107, 11600, 11602, 13435, 13436]);

/** Whether a command failed because the database is away, so that trying again later can help. */
export function isUnavailable(error) {
  const { name = '', code, message = '' } = error ?? {};
  return AWAY.test(name) || UNAVAILABLE.has(code) || NO_ANSWER.test(message);
}
