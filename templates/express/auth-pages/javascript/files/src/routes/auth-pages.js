import { AuthPagesController } from '../controllers/auth-pages-controller.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { askForSignIn } from '../middleware/page-guard.js';
import { validBody } from '../middleware/valid-body.js';
import { authForms } from '../validators/auth-forms.js';
import { exactRouter } from './exact-router.js';

/**
 * The pages of accounts: some that ask for no sign-in, and some that do.
 * @param {import('../auth.js').Auth} auth
 */
export function authPagesRouter(auth) {
  const { attempts, mails } = auth;
  const pages = new AuthPagesController(auth);
  const router = exactRouter();

  /** A page with a form, and what takes that. */
  function form(path, name, ...handlers) {
    router
      .route(path)
      .get(pages.show(name))
      .post(validBody(authForms[name]), ...handlers, pages.showAgain(name))
      .all(methodNotAllowed('GET', 'HEAD', 'POST'));
  }

  form('/auth/register', 'register', mails, pages.register);
  form('/auth/register/confirm', 'register-confirm', pages.confirmRegistration);
  form('/auth/login', 'login', ...attempts, pages.login);
  form('/auth/reset', 'reset', mails, pages.requestReset);
  form('/auth/reset/confirm', 'reset-confirm', pages.confirmReset);
  router.route('/auth/logout').post(pages.logout).all(methodNotAllowed('POST'));

  router.use(['/auth/me', '/auth/password'], askForSignIn);
  form('/auth/me', 'me', pages.updateMe);
  form('/auth/password', 'password', ...attempts, pages.changePassword);
  return router;
}
