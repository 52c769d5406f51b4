import cors from 'cors';
import type { RequestHandler } from 'express';

/** Web pages of these origins may call; to those of others, browsers don't show the answer. */
export function allowOrigins(origins: string[]): RequestHandler {
  return cors({
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    exposedHeaders: ['Location', 'RateLimit', 'Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });
}
