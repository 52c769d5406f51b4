import { UserError } from '../errors.ts';

/** Where a gateway forwards to until it is told otherwise. */
export const DEFAULT_UPSTREAM = 'http://127.0.0.1:4000/';

const EXAMPLE = '--upstream http://127.0.0.1:4000/users';

/**
 * The services of a gateway, as URLs whose path says what is forwarded to them. Throws UserError for what is no such URL
 * and for two with the same path.
 */
export function parseUpstreams(texts: readonly string[]): string[] {
  const upstreams = texts.map(upstreamFrom);
  const paths = upstreams.map((url) => new URL(url).pathname);
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice !== undefined) {
    throw new UserError(
      `Two upstreams have the path ${twice}, so nobody knows which one is meant.`,
      `Give each a path of its own, such as ${EXAMPLE}.`,
    );
  }
  return upstreams;
}

function upstreamFrom(text: string): string {
  const refuse = (why: string): never => {
    throw new UserError(`The upstream "${text}" ${why}.`, `Say, for example, ${EXAMPLE}.`);
  };
  if (!URL.canParse(text)) return refuse('is no URL');
  const { protocol, origin, pathname, href } = new URL(text);
  if (!['http:', 'https:'].includes(protocol)) return refuse('must begin with http:// or https://');
  if (href !== `${origin}${pathname}`) {
    return refuse('may have a path, but no user, password, query or fragment');
  }
  // UPSTREAMS is a list with commas.
  if (pathname.includes(',')) return refuse('has a comma in its path');
  return `${origin}${pathname.replace(/(?<=.)\/+$/, '')}`;
}
