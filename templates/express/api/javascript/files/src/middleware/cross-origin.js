import cors from 'cors';

/** Web pages of these origins may call; to those of others, browsers don't show the answer. */
export function allowOrigins(origins) {
  return cors({
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    exposedHeaders: ['Location', 'RateLimit', 'Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });
}
