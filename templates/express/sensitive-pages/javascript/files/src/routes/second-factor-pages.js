import { SecondFactorPagesController } from '../controllers/second-factor-pages-controller.js';
import { askForFresh } from '../middleware/fresh-page.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { validBody } from '../middleware/valid-body.js';
import { codeForm } from '../validators/code-form.js';
import { exactRouter } from './exact-router.js';

const PAGE = '/auth/second-factor';

/** All of it is critical. */
export function secondFactorPagesRouter(auth) {
  const pages = new SecondFactorPagesController(auth);
  const router = exactRouter();
  router.use(PAGE, askForFresh(auth, PAGE));
  router.route(PAGE).get(pages.show).all(methodNotAllowed('GET', 'HEAD'));
  router.route(`${PAGE}/begin`).post(pages.begin).all(methodNotAllowed('POST'));
  router
    .route(`${PAGE}/confirm`)
    .post(validBody(codeForm), ...auth.attempts, pages.confirm, pages.showSecretAgain)
    .all(methodNotAllowed('POST'));
  router.route(`${PAGE}/disable`).post(pages.disable).all(methodNotAllowed('POST'));
  return router;
}
