import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { isUnavailable } from '../database/errors.js';
import { HttpError } from '../errors.js';

/** What Express and its parsers throw is told by status alone, and anything else is ours to know. */
function httpErrorFrom(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 413) return new HttpError(413, 'The body must not exceed 1 MiB.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new HttpError(status, 'The request could not be understood.');
  }
  if (isUnavailable(error)) {
    return new HttpError(503, 'The database does not answer, try again later.');
  }
  return new HttpError(500, 'Something went wrong on our side.');
}

function sendProblem(req: Request, res: Response, error: HttpError): void {
  res.type('application/problem+json');
  res.json({
    type: 'about:blank',
    title: STATUS_CODES[error.status],
    status: error.status,
    detail: error.message,
    requestId: req.id,
    ...(error.errors.length > 0 && { errors: error.errors }),
  });
}

function sendPage(req: Request, res: Response, error: HttpError): void {
  const title = STATUS_CODES[error.status];
  res.type('html').send(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
  </head>
  <body>
    <h1>${title}</h1>
    <p>${error.message}</p>
    <p>Request ${String(req.id)}</p>
  </body>
</html>
`);
}

function handler(
  send: (req: Request, res: Response, error: HttpError) => void,
): ErrorRequestHandler {
  return (error, req, res, next) => {
    const httpError = httpErrorFrom(error);
    if (httpError.status >= 500) res.err = error;
    if (res.headersSent) return next(error);
    res.status(httpError.status);
    send(req, res, httpError);
  };
}

export const apiErrorHandler = handler(sendProblem);

export const errorHandler = handler((req, res, error) => {
  const send = req.accepts(['html', 'json']) === 'html' ? sendPage : sendProblem;
  send(req, res, error);
});
