import type { Auth } from '../auth.js';
import { AuthController } from '../controllers/auth-controller.js';
import { authenticate } from '../middleware/authenticate.js';
import { jsonBody } from '../middleware/json-body.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { noQuery } from '../middleware/no-query.js';
import { notFound } from '../middleware/not-found.js';
import { validBody } from '../middleware/valid-body.js';
import { authSchemas } from '../validators/auth.js';
import { exactRouter } from './exact-router.js';
import { usersRouter } from './users.js';

/** The routes that ask for no sign-in, what does ask for it, and those that stand behind that. */
export function authRouters(auth: Auth) {
  const { accounts, attempts, mails } = auth;
  const controller = new AuthController(auth);
  const takes = (name: keyof typeof authSchemas) => [
    noQuery,
    ...jsonBody,
    validBody(authSchemas[name]),
  ];

  const open = exactRouter();
  open
    .route('/auth/register')
    .post(takes('address'), mails, controller.register)
    .all(methodNotAllowed('POST'));
  open
    .route('/auth/register/confirm')
    .post(takes('confirm'), controller.confirmRegistration)
    .all(methodNotAllowed('POST'));
  open
    .route('/auth/login')
    .post(takes('login'), attempts, controller.login)
    .all(methodNotAllowed('POST'));
  open
    .route('/auth/reset')
    .post(takes('address'), mails, controller.requestReset)
    .all(methodNotAllowed('POST'));
  open
    .route('/auth/reset/confirm')
    .post(takes('confirm'), controller.confirmReset)
    .all(methodNotAllowed('POST'));
  open.use(['/auth/register', '/auth/login', '/auth/reset'], notFound);

  const closed = exactRouter();
  closed.route('/auth/logout').post(noQuery, controller.logout).all(methodNotAllowed('POST'));
  closed
    .route('/auth/me')
    .get(noQuery, controller.me)
    .patch(takes('profile'), controller.updateMe)
    .all(methodNotAllowed('GET', 'HEAD', 'PATCH'));
  closed
    .route('/auth/password')
    .post(takes('change'), attempts, controller.changePassword)
    .all(methodNotAllowed('POST'));
  closed.use(usersRouter(accounts));

  return { open, guard: authenticate(accounts.sessions), closed };
}
