import type { RequestHandler, Router } from 'express';
import { createRequire } from 'node:module';
import path from 'node:path';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { noQuery } from '../middleware/no-query.js';
import type { Models } from '../models/index.js';
import { describeApi } from '../openapi/document.js';
import { page, policy, script } from '../openapi/page.js';
import { exactRouter } from './exact-router.js';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

export function openapiRouter(models: Models): Router {
  const router = exactRouter();
  let document: string | undefined;

  function get(url: string, ...handlers: RequestHandler[]): void {
    router.route(url).get(handlers).all(methodNotAllowed('GET', 'HEAD'));
  }

  get('/openapi.json', noQuery, (_req, res) => {
    document ??= JSON.stringify(describeApi(models));
    res.type('json').send(document);
  });
  get('/docs', (_req, res) => {
    res.set('Content-Security-Policy', policy).type('html').send(page);
  });
  get('/docs/start.js', (_req, res) => {
    res.type('js').send(script);
  });
  const root = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const asset of ASSETS) {
    get(`/docs/${asset}`, (_req, res) => res.sendFile(asset, { root }));
  }
  return router;
}
