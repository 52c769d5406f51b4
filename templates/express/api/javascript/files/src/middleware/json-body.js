import express from 'express';
import { BadRequestError, InvalidError, UnsupportedMediaTypeError } from '../errors.js';

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

function requireJson(req, _res, next) {
  if (!JSON_TYPE.test(req.get('Content-Type') ?? '')) {
    throw new UnsupportedMediaTypeError('The body must be application/json in UTF-8.');
  }
  next();
}

function parseJson(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BadRequestError('The body is not valid JSON.');
  }
}

function parseObject(req, _res, next) {
  const body = parseJson(req.body);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InvalidError([], 'The body must be a JSON object.');
  }
  req.body = body;
  next();
}

/** `express.json()` would mend invalid UTF-8 and take an empty body for an object. */
export const jsonBody = [requireJson, express.raw({ type: () => true, limit: '1mb' }), parseObject];
