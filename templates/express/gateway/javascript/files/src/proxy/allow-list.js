import { BadRequestError } from '../errors.js';

/** A segment `.` or `..`, however it is written: an upstream could take it for another path. */
const DOT_SEGMENT = /(^|[/\\])\.{1,2}([/\\]|$)/;

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new BadRequestError('The path is not properly encoded.');
  }
}

/**
 * The upstream that a path goes to, by the longest match; none where nobody has asked for it to be forwarded.
 * @param {import('../config/upstreams.js').Upstream[]} upstreams
 * @param {string} path
 */
export function upstreamFor(upstreams, path) {
  if (DOT_SEGMENT.test(decoded(path))) throw new BadRequestError('The path must not have dots.');
  return upstreams
    .filter((upstream) => isBelow(path, upstream.path))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0);
}

function isBelow(path, start) {
  return start === '/' || path === start || path.startsWith(`${start}/`);
}
