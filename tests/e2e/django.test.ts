import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findPython } from '../../src/run/find-python.ts';
import { describeAdminInBrowser } from './admin-in-browser.ts';
import { findBrowser } from './browser.ts';
import { describeFormatted } from './django-formatted.ts';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const steps = {
  framework: 'django',
  before: ['environment', 'install', 'lock', 'migrate', 'collectstatic', 'git'],
  checks: ['format', 'lint', 'migrations in step', 'system check', 'types'],
  after: ['migrate', 'seed'],
};

// Without a Python there is nothing to prove: said by name, and never so in CI.
const { chosen: python } = await findPython(folder);
if (python === undefined) {
  describe('Django projects', () => {
    it.skipIf(!process.env['CI'])(
      'are proven [skipped: no Python 3.10 to 3.14 answers here]',
      () => {
        expect(python).toBeDefined();
      },
    );
  });
} else {
  await describeProvenProject(
    {
      ...steps,
      title: 'a CRM with pytest',
      args: ['crm', '--product', 'crm', '--yes'],
      testRunner: 'pytest',
      asked: ['pages'],
    },
    folder,
  );
  describeFormatted(path.join(folder, 'crm'), folder);
  const browser = await findBrowser();
  if (browser !== undefined) {
    describeAdminInBrowser(path.join(folder, 'crm'), folder, browser, {
      path: 'contacts/contact',
      valid: { name: 'Ada', email: 'ada@example.com', notes: 'Met in 1843.' },
      wrong: ['email', 'ada'],
    });
  }
  await describeProvenProject(
    {
      ...steps,
      title: "every field type with Django's own runner",
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
        '--yes',
        ...EVERY_TYPE,
      ],
      testRunner: 'django',
      asked: ['http', 'pages'],
    },
    folder,
  );
}
