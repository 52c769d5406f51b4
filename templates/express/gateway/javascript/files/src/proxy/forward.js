import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { ProxyServer } from 'httpxy';
import { BadRequestError, HttpError } from '../errors.js';
import { upstreamFor } from './allow-list.js';
import { dropOwnHeaders, introduce, tidyAnswer } from './headers.js';

const SOCKETS = { keepAlive: true, maxSockets: 256, maxFreeSockets: 32 };

/**
 * Sends requests on to the upstream on whose list their path is.
 * @param {import('../config/upstreams.js').Upstream[]} upstreams
 * @param {object} limits
 * @param {number} limits.timeout in milliseconds
 * @param {number} limits.maxBody in bytes
 */
export function forward(upstreams, limits) {
  const agents = { http: new HttpAgent(SOCKETS), https: new HttpsAgent(SOCKETS) };
  const proxy = new ProxyServer({ changeOrigin: true });
  proxy.on('proxyReq', (proxyReq, req) => {
    introduce(proxyReq, req);
    limitBody(proxyReq, req, limits.maxBody);
    limitTime(proxyReq, limits.timeout);
  });
  proxy.on('proxyRes', (proxyRes, _req, res) => tidyAnswer(proxyRes, res));

  return async (req, res, next) => {
    if (!req.url.startsWith('/')) throw new BadRequestError('The target must be a path.');
    const upstream = upstreamFor(upstreams, req.path);
    if (upstream === undefined) return next();
    if (Number(req.get('Content-Length') ?? 0) > limits.maxBody) throw tooLarge(limits.maxBody);
    dropOwnHeaders(req);
    const { origin } = upstream;
    const agent = origin.startsWith('https:') ? agents.https : agents.http;
    try {
      await proxy.web(req, res, { target: origin, agent });
    } catch (error) {
      throw error instanceof HttpError ? error : badGateway(error);
    }
  };
}

function limitBody(proxyReq, req, max) {
  let size = 0;
  req.on('data', (chunk) => {
    size += chunk.length;
    if (size > max) proxyReq.destroy(tooLarge(max));
  });
}

/** Until the answer begins, and then between its parts. */
function limitTime(proxyReq, timeout) {
  const late = new HttpError(504, 'The service behind took too long.');
  const timer = setTimeout(() => proxyReq.destroy(late), timeout);
  proxyReq.on('close', () => clearTimeout(timer));
  proxyReq.on('response', (proxyRes) => {
    clearTimeout(timer);
    proxyRes.setTimeout(timeout, () => proxyRes.destroy());
  });
}

function tooLarge(max) {
  return new HttpError(413, `The body must not exceed ${max} bytes.`);
}

function badGateway(cause) {
  const error = new HttpError(502, 'The service behind does not answer.');
  error.cause = cause;
  return error;
}
