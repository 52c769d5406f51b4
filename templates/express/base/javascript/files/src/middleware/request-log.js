import { pinoHttp } from 'pino-http';

const HEALTH = ['/livez', '/readyz'];

function levelOf(_req, res) {
  if (res.statusCode >= 500) return 'error';
  return res.statusCode >= 400 ? 'warn' : 'info';
}

/** One line per answer, without headers: they hold credentials. */
export function requestLog(logger) {
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
