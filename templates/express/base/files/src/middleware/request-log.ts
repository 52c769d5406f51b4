import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

const HEALTH = ['/livez', '/readyz'];

function levelOf(_req: IncomingMessage, res: ServerResponse) {
  if (res.statusCode >= 500) return 'error';
  return res.statusCode >= 400 ? 'warn' : 'info';
}

/** One line per answer, without headers: they hold credentials. */
export function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    customLogLevel: levelOf,
    autoLogging: { ignore: (req) => HEALTH.includes(req.url ?? '') },
    serializers: {
      req: ({ id, method, url }) => ({ id, method, url }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
}
