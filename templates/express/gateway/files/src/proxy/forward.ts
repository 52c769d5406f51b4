import { Agent as HttpAgent, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Request, RequestHandler, Response } from 'express';
import { ProxyServer } from 'httpxy';
import type { Upstream } from '../config/upstreams.js';
import { BadRequestError, HttpError } from '../errors.js';
import { upstreamFor } from './allow-list.js';
import { dropOwnHeaders, introduce, tidyAnswer } from './headers.js';

interface Limits {
  timeout: number;
  maxBody: number;
}

const SOCKETS = { keepAlive: true, maxSockets: 256, maxFreeSockets: 32 };

/** Sends requests on to the upstream on whose list their path is. */
export function forward(upstreams: readonly Upstream[], limits: Limits): RequestHandler {
  const agents = { http: new HttpAgent(SOCKETS), https: new HttpsAgent(SOCKETS) };
  const proxy = new ProxyServer<Request, Response>({ changeOrigin: true });
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

function limitBody(proxyReq: ClientRequest, req: Request, max: number): void {
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > max) proxyReq.destroy(tooLarge(max));
  });
}

/** Until the answer begins, and then between its parts. */
function limitTime(proxyReq: ClientRequest, timeout: number): void {
  const late = new HttpError(504, 'The service behind took too long.');
  const timer = setTimeout(() => proxyReq.destroy(late), timeout);
  proxyReq.on('close', () => clearTimeout(timer));
  proxyReq.on('response', (proxyRes: IncomingMessage) => {
    clearTimeout(timer);
    proxyRes.setTimeout(timeout, () => proxyRes.destroy());
  });
}

function tooLarge(max: number): HttpError {
  return new HttpError(413, `The body must not exceed ${max} bytes.`);
}

function badGateway(cause: unknown): HttpError {
  const error = new HttpError(502, 'The service behind does not answer.');
  error.cause = cause;
  return error;
}
