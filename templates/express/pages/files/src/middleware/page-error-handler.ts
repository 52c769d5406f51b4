import { STATUS_CODES } from 'node:http';
import { renderPage } from '../controllers/page.js';
import { errorHandlerWith } from './error-handler.js';

export const pageErrorHandler = errorHandlerWith((req, res, error) => {
  const title = STATUS_CODES[error.status] ?? 'Error';
  renderPage(req, res, 'error', { title, detail: error.message, requestId: req.id });
});
