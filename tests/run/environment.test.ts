import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../src/run/environment.ts';

const KEPT = {
  PATH: '/bin',
  GIT_AUTHOR_NAME: 'Ada',
  npm_config_registry: 'https://registry.example.com',
  npm_config_cache: '/cache',
  NPM_CONFIG_IGNORE_SCRIPTS: 'true',
  npm_config_user_agent: 'npm/11.0.0 node/v24.1.0 linux x64',
  PIP_INDEX_URL: 'https://pypi.example.com',
  PIP_CONSTRAINT: '/constraints.txt',
  UV_DEFAULT_INDEX: 'https://pypi.example.com',
};

describe('childEnvironment', () => {
  it('keeps what the user set, and asks for no colour', () => {
    expect(childEnvironment({ ...KEPT, UNSET: undefined })).toEqual({ ...KEPT, NO_COLOR: '1' });
  });

  it.each([
    ['npm run', 'npm_lifecycle_event npm_package_json npm_command INIT_CWD'],
    ['test runners', 'VITEST VITE_USER_NODE_ENV FORCE_COLOR'],
    ['a server', 'NODE_ENV DATABASE_URL PORT HOST DJANGO_SETTINGS_MODULE'],
    ['a hook of git', 'GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX'],
    ['another Python', 'PYTHONHOME PYTHONPATH VIRTUAL_ENV'],
    ['global installs', 'npm_config_global NPM_CONFIG_GLOBAL npm_config_location'],
    ['production installs', 'npm_config_omit npm_config_production npm_config_only'],
    ['installs for show', 'npm_config_dry_run npm_config_dry-run npm_config_package_lock'],
    ['another workspace', 'npm_config_workspace npm_config_workspaces'],
    ['another folder of pip', 'PIP_TARGET PIP_PREFIX PIP_ROOT PIP_PYTHON'],
    ['fewer or more packages of pip', 'PIP_NO_DEPS PIP_DRY_RUN PIP_REQUIREMENT PIP_PRE'],
    ['another project of uv', 'UV_PROJECT UV_PROJECT_ENVIRONMENT UV_FROZEN'],
  ])('drops what %s would have', (_of, names) => {
    const theirs = Object.fromEntries(names.split(' ').map((name) => [name, 'x']));
    expect(childEnvironment({ ...KEPT, ...theirs })).toEqual({ ...KEPT, NO_COLOR: '1' });
  });
});
