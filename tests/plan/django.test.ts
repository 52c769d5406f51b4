import { describe, expect, it } from 'vitest';
import { planFor, RESOURCE_SETS } from '../support/blueprints.ts';

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

  it('has the apps that the resources name, and migrations that wait for each other', () => {
    const files = filesOf(['blog/post title:string author:ref:author', 'zoo/author name:string']);
    expect(files.get('my_shop/blog/migrations/0001_post.py')).toContain('("zoo", "0001_author"),');
    expect(files.get('my_shop/blog/models.py')).toContain('"zoo.Author"');
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
    expect(lines).toEqual(lines.toSorted());
    expect(lines).toContain('django>=5.2.17,<5.3');
    expect(files.get('requirements-dev.txt')).toMatch(/^-r requirements\.txt\n/);
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
