import type { Upstream } from '../config/upstreams.js';
import { BadRequestError } from '../errors.js';

/** A segment `.` or `..`, however it is written: an upstream could take it for another path. */
const DOT_SEGMENT = /(^|[/\\])\.{1,2}([/\\]|$)/;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new BadRequestError('The path is not properly encoded.');
  }
}

/** The upstream that a path goes to, by the longest match; none where nobody has asked for it to be forwarded. */
export function upstreamFor(upstreams: readonly Upstream[], path: string): Upstream | undefined {
  if (DOT_SEGMENT.test(decoded(path))) throw new BadRequestError('The path must not have dots.');
  return upstreams
    .filter((upstream) => isBelow(path, upstream.path))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0);
}

function isBelow(path: string, start: string): boolean {
  return start === '/' || path === start || path.startsWith(`${start}/`);
}
