/**
 * @typedef {object} Upstream
 * @property {string} path what is forwarded: this path and all below it; `/` is everything
 * @property {string} origin where to: `http://127.0.0.1:4000`
 */

const FORM = 'must be URLs like http://127.0.0.1:4000/users, with commas between them';

function upstreamFrom(text) {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const { origin, protocol, pathname } = url;
  const isWhole = url.href === `${origin}${pathname}`;
  if (!isWhole || !['http:', 'https:'].includes(protocol)) return undefined;
  return { path: pathname.replace(/(?<=.)\/+$/, ''), origin };
}

/**
 * Reads a list of URLs, as a step of the environment's schema.
 * @param {string} text
 * @param {import('zod').RefinementCtx} context
 * @returns {Upstream[]}
 */
export function parseUpstreams(text, context) {
  const upstreams = text.split(',').map((each) => upstreamFrom(each.trim()));
  const known = upstreams.filter((upstream) => upstream !== undefined);
  const paths = new Set(known.map(({ path }) => path));
  if (known.length < upstreams.length) context.addIssue(FORM);
  else if (paths.size < known.length) context.addIssue('must not have two URLs with the same path');
  return known;
}
