import type { Request, Response } from 'express';
import { ConflictError, InvalidError, NotFoundError } from '../errors.js';
import { csrfToken } from '../middleware/forms.js';
import type { Store } from '../models/store.js';

const PAGE_SIZE = 20;

interface Locals {
  title: string;
  [name: string]: unknown;
}

/** Sends a view inside the layout, with the message that waits for the next page. */
export function renderPage(req: Request, res: Response, view: string, locals: Locals): void {
  const message: unknown = req.session?.message;
  if (req.session) delete req.session.message;
  res.render('layout', { view, message, csrfToken: () => csrfToken(req), ...locals });
}

/** Leads to another page, which shows the message. */
export function redirectWith(req: Request, res: Response, message: string, path: string): void {
  if (req.session) req.session.message = message;
  res.redirect(303, path);
}

/** A page of records, oldest first; there has to be one of that number. */
export async function readPage<Values>(store: Store<Values>, number: unknown = '1') {
  if (typeof number !== 'string' || !/^[1-9]\d{0,8}$/.test(number)) throw new NotFoundError();
  const sort = { field: 'createdAt', direction: 'asc' } as const;
  const page = Number(number);
  const { items, total } = await store.list({ page, pageSize: PAGE_SIZE, sort });
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page > pages) throw new NotFoundError();
  return { records: items, page, pages };
}

/** What is wrong, by field. Throws again what is not about fields. */
export function fieldErrors(error: unknown): Record<string, string> {
  const isRefusal = error instanceof InvalidError || error instanceof ConflictError;
  if (!isRefusal || error.errors.length === 0) throw error;
  return Object.fromEntries(error.errors.map(({ field, message }) => [field, message]));
}
