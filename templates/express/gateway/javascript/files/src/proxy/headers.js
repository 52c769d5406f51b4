/** They belong to one connection (RFC 9110, section 7.6.1), or would say who the client is without our knowing. */
const NOT_FORWARDED = [
  'expect',
  'forwarded',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  'x-real-ip',
];

/** They say who made the upstream, or are ours to set. */
const NOT_RETURNED = ['keep-alive', 'proxy-authenticate', 'server', 'x-powered-by', 'x-request-id'];

/**
 * Drops what must not reach the upstream from the request itself.
 * @param {import('express').Request} req
 */
export function dropOwnHeaders(req) {
  const named = (req.get('Connection') ?? '').toLowerCase().split(/[\s,]+/);
  const kept = ['content-length', 'transfer-encoding', 'host'];
  for (const name of [...NOT_FORWARDED, ...named, 'connection']) {
    if (!kept.includes(name)) delete req.headers[name];
  }
}

/**
 * Tells the upstream who asks. What a client says itself counts as far as TRUST_PROXY goes.
 * @param {import('node:http').ClientRequest} proxyReq
 * @param {import('express').Request} req
 */
export function introduce(proxyReq, req) {
  const addresses = [...req.ips, req.socket.remoteAddress ?? ''];
  proxyReq.setHeader('X-Forwarded-For', addresses.join(', '));
  proxyReq.setHeader('X-Forwarded-Host', req.host);
  proxyReq.setHeader('X-Forwarded-Proto', req.protocol);
  proxyReq.setHeader('X-Request-Id', String(req.id));
}

/**
 * @param {import('node:http').IncomingMessage} proxyRes
 * @param {import('express').Response} res
 */
export function tidyAnswer(proxyRes, res) {
  for (const name of NOT_RETURNED) delete proxyRes.headers[name];
  // The connection to the client is ours: it closes when we shut down.
  const own = res.getHeader('Connection');
  if (own === undefined) delete proxyRes.headers.connection;
  else proxyRes.headers.connection = String(own);
}
