import { MethodNotAllowedError } from '../errors.js';

/** Comes last on a route: the methods are those that the route has handlers for. */
export function methodNotAllowed(...methods) {
  const allow = [...methods, 'OPTIONS'].join(', ');
  return (req, res) => {
    res.set('Allow', allow);
    if (req.method !== 'OPTIONS') throw new MethodNotAllowedError(req.method);
    res.status(204).end();
  };
}
