import cookieSession from 'cookie-session';
import { csrfSync } from 'csrf-sync';
import express from 'express';
import methodOverride from 'method-override';
import { HttpError } from '../errors.js';

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (req) => textOf(req.body?._csrf),
  getTokenFromState: (req) => textOf(req.session?.csrfToken),
  storeTokenInState: (req, token) => {
    if (req.session) req.session.csrfToken = token;
  },
});

const textOf = (value) => (typeof value === 'string' ? value : undefined);

/** The token that a form on a page has to send back; it is in the session's cookie, too. */
export const csrfToken = (req) => generateToken(req);

function refuseForeignForms(req, res, next) {
  csrfSynchronisedProtection(req, res, (error) => {
    next(error && new HttpError(403, 'The form is too old or not from here: load it anew.'));
  });
}

/** Reads forms, takes only those that came from a page of ours, and lets them say PATCH or DELETE. */
export function forms(secret) {
  return [
    cookieSession({ name: 'session', secret, httpOnly: true, sameSite: 'lax' }),
    express.urlencoded({ extended: false, limit: '1mb' }),
    refuseForeignForms,
    methodOverride((req) => textOf(req.body?._method) ?? ''),
  ];
}
