import { ConflictError, InvalidError, NotFoundError } from '../errors.js';
import { csrfToken } from '../middleware/forms.js';

const PAGE_SIZE = 20;

/**
 * Sends a view inside the layout, with the message that waits for the next page.
 * @param {import('express').Request} req
 * @param {import('express').Response} res
 * @param {string} view
 * @param {object} locals what the view shows; the layout needs its `title`
 */
export function renderPage(req, res, view, locals) {
  const message = req.session?.message;
  if (req.session) delete req.session.message;
  res.render('layout', { view, message, csrfToken: () => csrfToken(req), ...locals });
}

/** Leads to another page, which shows the message. */
export function redirectWith(req, res, message, path) {
  if (req.session) req.session.message = message;
  res.redirect(303, path);
}

/**
 * A page of records, oldest first; there has to be one of that number.
 * @param {import('../models/store.js').Store} store
 * @param {unknown} number
 */
export async function readPage(store, number = '1') {
  if (typeof number !== 'string' || !/^[1-9]\d{0,8}$/.test(number)) throw new NotFoundError();
  const sort = { field: 'createdAt', direction: 'asc' };
  const page = Number(number);
  const { items, total } = await store.list({ page, pageSize: PAGE_SIZE, sort });
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page > pages) throw new NotFoundError();
  return { records: items, page, pages };
}

/**
 * What is wrong, by field. Throws again what is not about fields.
 * @returns {Record<string, string>}
 */
export function fieldErrors(error) {
  const isRefusal = error instanceof InvalidError || error instanceof ConflictError;
  if (!isRefusal || error.errors.length === 0) throw error;
  return Object.fromEntries(error.errors.map(({ field, message }) => [field, message]));
}
