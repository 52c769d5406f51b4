import { afterAll, describe, expect, it } from 'vitest';
import { findPython } from '../../src/run/python.ts';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const steps = {
  framework: 'django',
  before: ['environment', 'install', 'migrate', 'collectstatic', 'git'],
  checks: ['format', 'lint', 'migrations in step', 'system check', 'types'],
  after: ['migrate', 'seed'],
};

// Without a Python there is nothing to prove: said by name, and never so in CI.
const python = await findPython(folder);
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
    },
    folder,
  );
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
        '--yes',
        ...EVERY_TYPE,
      ],
      testRunner: 'django',
    },
    folder,
  );
}
