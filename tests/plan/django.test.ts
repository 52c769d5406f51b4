import { describe, expect, it } from 'vitest';
import { DJANGO_VERSIONS } from '../../src/plan/django-versions.ts';
import { blueprintFor, planFor, RESOURCE_SETS } from '../support/blueprints.ts';

const filesOf = (resources: readonly string[]) =>
  planFor({ choices: { framework: 'django', resources } });

describe('a Django project', () => {
  it('has one app for all resources, named after the first', () => {
    const files = filesOf(RESOURCE_SETS['a shop'] ?? []);
    const app = [...files.keys()].filter((path) => path.startsWith('my_shop/products/'));
    expect(app.filter((path) => !path.includes('/tests/'))).toEqual(
      [
        '__init__.py',
        'admin.py',
        'api/__init__.py',
        'api/serializers.py',
        'api/urls.py',
        'api/views.py',
        'apps.py',
        'factories.py',
        'migrations/0001_category.py',
        'migrations/0002_product.py',
        'migrations/__init__.py',
        'models.py',
      ].map((path) => `my_shop/products/${path}`),
    );
  });

  it.each([
    ['drf', /ninja|pydantic/i],
    ['ninja', /rest_framework|djangorestframework|spectacular|serializers/i],
  ])('has nothing of another library of APIs beside %s', (api, other) => {
    const files = planFor({
      answers: { product: 'shop', surface: 'both' },
      choices: { framework: 'django', api, resources: RESOURCE_SETS['a shop'] ?? [] },
    });
    for (const [path, text] of files) {
      expect(path).not.toMatch(other);
      if (path !== '.create-backend.json') expect(text, path).not.toMatch(other);
    }
    expect(files.get('requirements.txt')).toContain(api === 'drf' ? 'djangorest' : 'django-ninja');
  });

  it.each(['drf', 'ninja'])('has accounts in the place of the plain user, with %s', (api) => {
    const choices = {
      framework: 'django',
      surface: 'api',
      api,
      resources: ['note n:integer'],
    } as const;
    const { packs } = blueprintFor({ choices: { ...choices, features: ['auth'] } });
    expect(packs).toEqual(expect.arrayContaining(['django/auth', `django/auth-${api}`]));
    expect(packs).not.toContain('django/users');
    expect(packs).not.toContain('django/auth-pages');
    const files = planFor({ choices: { ...choices, features: ['auth'] } });
    expect(files.get('my_shop/users/models.py')).toContain('class ApiSession(models.Model):');
    expect(files.get('.env.example')).not.toContain('LOGIN_FAILURE_LIMIT');
    // Whichever types the resources have, users have an email.
    const fields = files.get('my_shop/core/api/fields.py') ?? '';
    expect(fields).toMatch(/^(class EmailField\(|Email = )/m);
    expect(fields).not.toMatch(/class URLField|^Url = /m);
  });

  it.each(['drf', 'ninja'])('has not a line of accounts where there are none, with %s', (api) => {
    const choices = { framework: 'django', surface: 'api', api, without: ['auth'] } as const;
    expect(blueprintFor({ choices }).packs).toContain('django/users');
    for (const [path, text] of planFor({ choices })) {
      expect(text, path).not.toMatch(
        /ApiSession|Bearer|OwnedRecord|visible_to|MAIL_URL|sign_in|SecondFactor|AuditEntry|TOTP/,
      );
    }
  });

  it.each(['drf', 'ninja'])(
    'has ordinary accounts without a line of sensitive ones, with %s',
    (api) => {
      const choices = { framework: 'django', surface: 'api', api, features: ['auth'] } as const;
      for (const [path, text] of planFor({ choices })) {
        expect(text, path).not.toMatch(/SecondFactor|AuditEntry|TOTP|IDLE_|REAUTH/);
      }
    },
  );

  it('has accounts for pages without a line of tokens for an API', () => {
    const choices = {
      framework: 'django',
      surface: 'pages',
      features: ['auth'],
      resources: ['note owned title:string:unique', 'label name:string'],
    } as const;
    const { packs } = blueprintFor({ choices });
    const accounts = packs.filter((id) => /^django\/(auth|users)/.test(id));
    expect(accounts).toEqual(['django/auth', 'django/auth-pages']);
    const files = planFor({ choices });
    for (const [path, text] of files) {
      expect(path).not.toMatch(/users\/(api|sessions)/);
      expect(text, path).not.toMatch(/ApiSession|api_sessions|Bearer|\/api\/auth/);
    }
    expect(files.get('my_shop/notes/forms.py')).toContain('class NoteForm(OwnedForm):');
    expect(files.get('my_shop/notes/forms.py')).toContain('class LabelForm(forms.ModelForm):');
    const views = files.get('my_shop/notes/views.py') ?? '';
    expect(views.match(/\(views\.Owned/g)).toHaveLength(5);
    expect(views).toContain('class LabelList(views.RecordList):');
  });

  it.each(['drf', 'ninja'])('has accounts for pages beside those of the API, with %s', (api) => {
    const choices = {
      framework: 'django',
      surface: 'both',
      api,
      features: ['auth'],
      resources: ['note owned title:string'],
    } as const;
    const { packs } = blueprintFor({ choices });
    for (const name of ['auth', 'auth-api', 'auth-pages', `auth-${api}`]) {
      expect(packs).toContain(`django/${name}`);
    }
    const files = planFor({ choices });
    expect(files.get('my_shop/users/models.py')).toContain('class ApiSession(models.Model):');
    expect(files.get('config/settings/base.py')).toMatch(
      /AuthenticationMiddleware",\n {4}"my_shop\.users\.middleware\.SignInMiddleware",/,
    );
    expect(files.get('config/urls.py')).toContain('path("auth/", include("my_shop.users.urls"))');
  });

  it('has pages that are open where there are no accounts', () => {
    const choices = { framework: 'django', surface: 'both', without: ['auth'] } as const;
    for (const [path, text] of planFor({ choices })) {
      expect(text, path).not.toMatch(/SignIn|Owned|Sign out|LOGIN_URL|\/auth\/|visitor|account"/);
    }
  });

  it('imports nothing that a model does not use', () => {
    const files = filesOf(['meter reading:integer']);
    expect(files.get('my_shop/meters/models.py')).toMatch(
      /^from \.\.core\.models import IntegerField/,
    );
  });

  it('lets owners have a value each, and an app of theirs wait for the users', () => {
    const files = planFor({
      choices: {
        framework: 'django',
        surface: 'api',
        features: ['auth'],
        resources: ['note owned title:string:unique', 'label name:string:unique'],
      },
    });
    const models = files.get('my_shop/notes/models.py') ?? '';
    expect(models).toContain(
      'class Note(OwnedRecord):\n    title = models.CharField(max_length=255)',
    );
    expect(models).toContain('fields=["owner", "title"],');
    expect(models).toContain(
      'class Label(Record):\n    name = models.CharField(max_length=255, unique=True)',
    );
    const migrations = [...files].filter(([path]) => path.startsWith('my_shop/notes/migrations/0'));
    const waiting = migrations.filter(([, text]) => text.includes('AUTH_USER_MODEL'));
    expect(waiting.map(([path]) => path)).toEqual(['my_shop/notes/migrations/0001_note.py']);
  });

  it('has the apps that the resources name, and migrations that wait for each other', () => {
    const files = filesOf(['blog/post title:string author:ref:author', 'zoo/author name:string']);
    expect(files.get('my_shop/blog/migrations/0001_post.py')).toContain('("zoo", "0001_author"),');
    expect(files.get('my_shop/blog/models.py')).toContain('"zoo.Author"');
  });

  it('shows records on the page of the one that they refer to, in the admin', () => {
    const files = filesOf([
      'blog/post title:string author:ref:author editor:ref:author:optional parent:ref:post:optional',
      'zoo/author name:string',
      'blog/comment text:text post:ref:post',
    ]);
    const blog = files.get('my_shop/blog/admin.py') ?? '';
    expect(blog.match(/^class .*Inline\b.*$/gm)).toEqual([
      // A text has no room in a row.
      'class CommentInline(admin.StackedInline):',
    ]);
    const zoo = files.get('my_shop/zoo/admin.py') ?? '';
    expect(zoo.match(/^class .*Inline\b.*\n.*\n.*$/gm)).toEqual([
      'class PostByAuthorInline(admin.TabularInline):\n    model = blog_models.Post\n    fk_name = "author"',
      'class PostByEditorInline(admin.TabularInline):\n    model = blog_models.Post\n    fk_name = "editor"',
    ]);
    expect(zoo).toContain('class AuthorAdmin(ParentAdmin):');
  });

  it('has nothing for such pages where nothing refers to anything', () => {
    const files = filesOf(['note text:text']);
    expect(files.has('my_shop/core/admin.py')).toBe(false);
    expect(files.get('my_shop/notes/admin.py')).toContain('class NoteAdmin(admin.ModelAdmin):');
  });

  it("calls an app otherwise than one of Django's, or a word of Python", () => {
    for (const [resource, app] of [
      ['message', 'messages_app'],
      ['a', 'as_app'],
    ]) {
      expect([...filesOf([`${resource} body:text`]).keys()]).toContain(`my_shop/${app}/models.py`);
    }
  });

  it('requires what its packs require, in order of the names', () => {
    const files = filesOf([]);
    const lines = (files.get('requirements.txt') ?? '').trimEnd().split('\n');
    const names = lines.map((line) => line.split('>=')[0] ?? '');
    expect(names).toEqual(names.toSorted());
    expect(lines).toContain('django>=5.2.17,<5.3');
    expect(files.get('requirements-dev.txt')).toMatch(/^-r requirements\.txt\n/);
  });

  it.each(DJANGO_VERSIONS)('is for Django $series alone', ({ series, oldestPython }) => {
    const files = planFor({
      choices: { framework: 'django', django: series, pythonManager: 'uv', python: '3.13' },
    });
    const pyproject = files.get('pyproject.toml') ?? '';
    expect(pyproject).toMatch(new RegExp(`"django>=${series.replace('.', String.raw`\.`)}\\.`));
    expect(pyproject).toContain(`requires-python = ">=3.${oldestPython}"`);
    expect(files.get('README.md')).toContain(`Django ${series} `);
    // Exactly one of the two sets the policy: Django's own, where it has one.
    const own = files.has('my_shop/core/csp.py');
    expect(files.get('config/settings/base.py')?.includes('SECURE_CSP')).toBe(!own);
    expect(own).toBe(series === '5.2');
  });

  it('starts with the first series, which the table names too', () => {
    const { django } = blueprintFor({ choices: { framework: 'django' } });
    expect(django).toBe(DJANGO_VERSIONS[0].series);
    expect(blueprintFor({}).django).toBeUndefined();
  });

  it('names its packages in one place, which is the one that the package manager reads', () => {
    const withPip = filesOf([]);
    expect(withPip.get('requirements.txt')).toMatch(/^-c constraints\.txt\n/);
    expect(withPip.get('pyproject.toml')).not.toContain('dependencies');
    const withUv = planFor({ choices: { framework: 'django', pythonManager: 'uv' } });
    expect([...withUv.keys()].filter((path) => path.startsWith('requirements'))).toEqual([]);
    expect(withUv.get('pyproject.toml')).toMatch(
      /\ndependencies = \[\n(    "\S+",\n)+\]\n\n\[dependency-groups\]\ndev = \[\n(    "\S+",\n)+\]\n\n\[tool\.ruff\]/,
    );
  });

  it('speaks of one package manager alone', () => {
    for (const [pythonManager, own, other] of [
      ['pip', '.venv/bin/python manage.py runserver', 'uv run'],
      ['uv', 'uv run manage.py runserver', 'pip install'],
    ] as const) {
      const readme = planFor({ choices: { framework: 'django', pythonManager } }).get('README.md');
      expect(readme).toContain(own);
      expect(readme).not.toContain(other);
      // A server in production is started without either.
      const [development] = (readme ?? '').split('## Run it in production');
      if (pythonManager === 'uv') expect(development).not.toContain('.venv');
    }
  });

  it.each([
    ['postgres', 'createdb '],
    ['mysql', 'CREATE DATABASE '],
    ['mariadb', 'CREATE DATABASE '],
    ['oracle', '# The database has to be there'],
    ['sqlserver', '# The database has to be there'],
  ] as const)('has its database on %s made before it is migrated', (database, made) => {
    const readme = planFor({ choices: { framework: 'django', database } }).get('README.md');
    expect(readme).toMatch(new RegExp(`\\n.*${made}.*\\n.*manage\\.py migrate\\n`));
  });

  // As Django 5.2 itself names them; Oracle's names of tables are cut after 30 characters.
  it.each([
    ['sqlite', 'abcdefghijk_created_307e01_idx', 'abcdefghijk_owner_i_044753_idx'],
    ['oracle', 'abcdefghijk_created_3f1460_idx', 'abcdefghijk_owner_i_b7d4d8_idx'],
  ])('has the index of a list on %s under the name that Django gives it', (database, ...names) => {
    const files = planFor({
      answers: { accounts: 'users' },
      choices: {
        framework: 'django',
        database,
        features: ['auth'],
        resources: [
          'abcdefghijklmnopqrstuvwx name:string',
          'manyWordsInOneNameOfThin owned x:integer',
        ],
      },
    });
    const migrations = [...files].filter(([path]) =>
      /\/migrations\/000[12]_(?!initial)/.test(path),
    );
    const found = migrations.map(([, text]) => /name="(\w+_idx)"/.exec(text)?.[1]);
    expect(found).toEqual(names);
  });

  it('names its Python, which an Express project has none of', () => {
    const files = planFor({ choices: { framework: 'django', python: '3.12' } });
    expect(files.get('.python-version')).toBe('3.12\n');
    expect(planFor({}).has('.python-version')).toBe(false);
  });

  it('asks for the Python that its locked versions were chosen for', () => {
    const requires = (pythonManager: string) =>
      /requires-python = "(.*)"/.exec(
        planFor({ choices: { framework: 'django', python: '3.12', pythonManager } }).get(
          'pyproject.toml',
        ) ?? '',
      )?.[1];
    expect(requires('pip')).toBe('>=3.12');
    expect(requires('uv')).toBe('>=3.10');
  });

  it('tells one constant from another where two resources have the same field', () => {
    const files = filesOf(['task state:enum(a|b)', 'job state:enum(c|d)']);
    const models = files.get('my_shop/tasks/models.py') ?? '';
    expect(models).toContain('TASK_STATES = {');
    expect(models).toContain('JOB_STATES = {');
  });
});

it("fills rows of a parent's page only with what a row can say", () => {
  const testsOf = (child: string): string => {
    const choices = { framework: 'django', resources: ['maker name:string', child] } as const;
    const [, text = ''] =
      [...planFor({ choices })].find(([file]) => file.endsWith('test_maker_admin.py')) ?? [];
    return text;
  };
  expect(testsOf('part maker:ref:maker ready:boolean')).toMatch(
    /row = \{\n +"ready": "true",\n +\}/,
  );
  // Django takes a row without a value for one that nobody filled in.
  expect(testsOf('part maker:ref:maker')).not.toContain('_by_the_way');
});
