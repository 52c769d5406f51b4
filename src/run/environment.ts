/** Put there by our own `npm start`, `npx` or test runner, by a hook of git, or meant for a server of the user's. */
const OF_ANOTHER_PROGRAM =
  /^(npm_(lifecycle|package)_|npm_(command|execpath|node_execpath|config_local_prefix)$|INIT_CWD$|NODE_ENV$|VITEST|VITE_|FORCE_COLOR$|DATABASE_URL$|PORT$|HOST$|NODE_OPTIONS$|DJANGO_|GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$)/i;

/** Another Python than the project's. */
const OF_ANOTHER_PYTHON = /^(PYTHONHOME|PYTHONPATH|__PYVENV_LAUNCHER__|VIRTUAL_ENV)$/i;

/**
 * Settings of npm (pnpm reads them, too), pip and uv by which a project would get other packages than it names, or get
 * them somewhere else; a NODE_ENV, too, leaves development dependencies out. Where packages come from, caches, proxies,
 * certificates and whether install scripts run stay as the user has set them.
 */
const WHAT_GETS_INSTALLED = [
  /^npm_config_(global|location|omit|include|only|also|production|dev|optional|dry[-_]run|package[-_]lock|package[-_]lock[-_]only|shrinkwrap|workspaces?|include[-_]workspace[-_]root|save|save[-_]\w+|install[-_]strategy|install[-_]links|global[-_]style|legacy[-_]bundling|bin[-_]links|depth|if[-_]present)$/i,
  /^PIP_(TARGET|PREFIX|ROOT|SRC|PYTHON|DRY_RUN|NO_DEPS|NO_DEPENDENCIES|ONLY_DEPS|REQUIREMENT|EDITABLE|GROUP|IGNORE_INSTALLED|FORCE_REINSTALL|UPGRADE|PRE|REQUIRE_HASHES|REPORT|QUIET)$/i,
  /^UV_(PROJECT|PROJECT_ENVIRONMENT|WORKING_DIR|WORKING_DIRECTORY|PYTHON|SYSTEM_PYTHON|FROZEN|LOCKED|NO_SYNC|NO_DEV|NO_DEFAULT_GROUPS|NO_GROUP)$/i,
];

const LEFT_OUT = [OF_ANOTHER_PROGRAM, OF_ANOTHER_PYTHON, ...WHAT_GETS_INSTALLED];

/** The environment for the tools we start: the user's, without what would make them work on something else. */
export function childEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !LEFT_OUT.some((name) => name.test(entry[0])),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}
