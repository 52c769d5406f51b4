import path from 'node:path';
import { afterAll } from 'vitest';
import { describeAdminInBrowser } from './admin-in-browser.ts';
import { findBrowser, whyNoBrowser } from './browser.ts';
import { describeDevelopment } from './django-development.ts';
import { describeFormatted } from './django-formatted.ts';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';
import { describeUnless } from './describe-unless.ts';
import { whyNoDjango } from './python-here.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const steps = {
  framework: 'django',
  before: ['environment', 'install', 'lock', 'migrate', 'collectstatic', 'git'],
  checks: ['format', 'lint', 'migrations in step', 'system check', 'types'],
  after: ['database', 'migrate', 'seed'],
  database: /^SQLite 3\./,
};
const CRM = [
  '--resource',
  'contact name:string email:email:unique notes:text:optional company:ref:company:optional',
  '--resource',
  'company name:string',
];
const pip = ['--python-manager', 'pip', '--yes'];

await describeUnless(await whyNoDjango(folder), 'Django projects', async () => {
  await describeProvenProject(
    {
      ...steps,
      title: 'a CRM with pytest',
      lifecycle: false,
      browsed: false,
      verified: true,
      args: [
        'crm',
        '--product',
        'crm',
        '--feature',
        'pre-commit',
        '--without',
        'auth',
        ...pip,
        ...CRM,
      ],
      testRunner: 'pytest',
      asked: ['pages'],
    },
    folder,
  );
  describeFormatted(path.join(folder, 'crm'), folder);
  const browser = await findBrowser();
  await describeUnless(whyNoBrowser(browser), 'the admin in a browser', () =>
    describeAdminInBrowser(path.join(folder, 'crm'), folder, browser ?? '', {
      path: 'contacts/contact',
      valid: { name: 'Ada', email: 'ada@example.com', notes: 'Met in 1843.' },
      wrong: ['email', 'ada'],
      inline: {
        parent: { path: 'contacts/company', valid: { name: 'Analytics' } },
        rows: 'contacts',
      },
    }),
  );
  describeDevelopment(path.join(folder, 'crm'), folder);
  await describeProvenProject(
    {
      ...steps,
      title: "every field type with Django's own runner, with every feature",
      args: [
        'all-types',
        '--product',
        'other',
        '--framework',
        'django',
        '--test-runner',
        'django',
        '--surface',
        'both',
        '--feature',
        'postman,agents,ci-gitlab,devcontainer',
        ...pip,
        ...EVERY_TYPE,
      ],
      testRunner: 'django',
      asked: ['http', 'pages', 'postman'],
    },
    folder,
  );
});
