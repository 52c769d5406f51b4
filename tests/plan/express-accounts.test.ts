import { describe, expect, it } from 'vitest';
import { blueprintFor, planFor, RESOURCE_SETS } from '../support/blueprints.ts';
import { formatted } from '../support/formatted.ts';

const choices = { framework: 'express', surface: 'api' } as const;
const accounts = { ...choices, features: ['auth'] };
const owned = (text: string): string => text.replace(' ', ' owned ');

describe('accounts of an Express project', () => {
  it.each(['sqlite', 'postgres', 'mongodb', 'couchdb', 'none'])(
    'leave no line where there are none, on %s',
    (database) => {
      for (const surface of ['api', 'pages', 'both'] as const) {
        for (const [path, text] of planFor({
          choices: { ...choices, surface, database, without: ['auth'] },
        })) {
          expect(text, path).not.toMatch(
            /MAIL_URL|argon2|nodemailer|UnauthorizedError|signedIn|OwnedStore|ownerId|__Host-|askForSignIn/,
          );
        }
      }
    },
  );

  it.each([
    ['sqlite', 'knex'],
    ['mariadb', 'knex'],
    ['mongodb', 'mongodb'],
    ['couchdb', 'couchdb'],
    ['none', 'memory'],
  ])('are kept on %s by the pack for %s', (database, kept) => {
    const { packs } = blueprintFor({ choices: { ...accounts, database } });
    expect(packs.filter((id) => id.includes('/auth'))).toEqual([
      'express/auth',
      'express/auth-api',
      `express/auth-${kept}`,
    ]);
  });

  it.each([
    ['api', ['auth', 'auth-api', 'auth-memory']],
    ['pages', ['auth', 'auth-memory', 'auth-pages']],
    ['both', ['auth', 'auth-api', 'auth-memory', 'auth-pages']],
  ])('serve %s by the packs for that', (surface, names) => {
    const { packs } = blueprintFor({ choices: { ...accounts, database: 'none', surface } });
    expect(packs.filter((id) => id.includes('/auth'))).toEqual(
      names.map((name) => `express/${name}`),
    );
    expect(packs).not.toContain('express/pages-open');
  });

  it.each(
    (['express', 'django'] as const).flatMap((framework) =>
      (['api', 'pages', 'both'] as const).map((surface) => [framework, surface] as const),
    ),
  )('are sensitive where the answers say so, on %s, serving %s', (framework, surface) => {
    const { features } = blueprintFor({
      answers: { product: 'other', accounts: 'sensitive', surface },
      choices: { framework },
    });
    expect(features).toEqual(expect.arrayContaining(['auth', 'sensitive']));
  });

  it.each([
    ['api', ['sensitive', 'sensitive-api', 'sensitive-memory']],
    ['pages', ['sensitive', 'sensitive-memory', 'sensitive-pages']],
    ['both', ['sensitive', 'sensitive-api', 'sensitive-memory', 'sensitive-pages']],
  ])('are sensitive on %s by the packs for that', (surface, names) => {
    const features = ['auth', 'sensitive'];
    const { packs } = blueprintFor({
      choices: { ...accounts, features, database: 'none', surface },
    });
    expect(packs.filter((id) => id.includes('/sensitive'))).toEqual(
      names.map((name) => `express/${name}`),
    );
  });

  it.each(['sqlite', 'mongodb', 'couchdb', 'none'])(
    'have not a line of sensitive ones where they are ordinary, on %s',
    (database) => {
      for (const surface of ['api', 'pages', 'both'] as const) {
        for (const [path, text] of planFor({ choices: { ...accounts, surface, database } })) {
          expect(text, path).not.toMatch(
            /SecondFactor|second-factor|AuditEntr|\/audit|TOTP|IDLE_|REAUTH|otpauth/,
          );
        }
      }
    },
  );

  it('are forms where there are pages only, and bear no tokens', () => {
    const files = planFor({ choices: { ...accounts, surface: 'pages' } });
    expect(files.has('views/auth/login.ejs')).toBe(true);
    expect(files.has('src/routes/auth.ts')).toBe(false);
    const code = [...files].filter(([path]) => path.startsWith('src/'));
    for (const [path, text] of code) expect(text, path).not.toMatch(/Bearer/);
  });

  it('have an email whatever the resources have, and their migration before all others', () => {
    const resources = ['note owned n:integer'];
    const files = planFor({ choices: { ...accounts, resources } });
    const fields = files.get('src/validators/fields.ts');
    expect(fields).toContain('export const email =');
    expect(fields).not.toContain('export const url =');
    expect(files.get('tests/database/migrator.test.ts')).toContain(
      "const migrations = ['0000_create_accounts', '0001_create_notes'];",
    );
  });

  it('give each owner values and references of their own', () => {
    const resources = [
      'note owned title:string:unique label:ref:label',
      'label name:string:unique',
      'task owned note:ref:note',
    ];
    const files = planFor({ choices: { ...accounts, resources } });
    const migrations = [...files]
      .filter(([path]) => path.includes('/migrations/'))
      .map(([, text]) => text)
      .join('');
    expect(migrations).toContain("table.unique(['owner_id', 'title'], {");
    expect(migrations).toContain("table.unique('name');");
    expect(migrations).toContain("table.foreign('label_id').references('labels.id');");
    expect(migrations).toContain(".foreign(['owner_id', 'note_id'], 'tasks_note_id_foreign')");
  });

  describe.each(['typescript', 'javascript'])('in %s', (language) => {
    const sets = Object.entries(RESOURCE_SETS).filter(([, resources]) => resources.length > 0);
    const cases = sets.flatMap(([set, resources]) =>
      [
        { surface: 'api', database: 'sqlite' },
        { surface: 'both', database: 'sqlite' },
        { surface: 'pages', database: 'none' },
        { surface: 'both', database: 'mongodb' },
        { surface: 'pages', database: 'couchdb' },
      ].map((each) => ({ set, resources: resources.map(owned), ...each })),
    );
    it.each(cases)(
      'are formatted where all is owned: $set, $surface on $database',
      async (wish) => {
        const { resources, database, surface } = wish;
        const tree = planFor({ choices: { ...accounts, language, resources, database, surface } });
        const code = [...tree].filter(
          ([path]) => /\.[jt]s$/.test(path) && !path.includes('config.'),
        );
        for (const [path, text] of code) {
          const options = { printWidth: 100, singleQuote: true };
          expect(await formatted(path, text, options), path).toBe(text);
        }
      },
    );
  });
});
