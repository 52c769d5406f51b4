import { Bug } from '../../errors.ts';
import type { EnvVariable } from '../../packs/pack.ts';

/** All variables of the packs, in their order; one that two packs declare is a Bug. */
export function mergeEnv(lists: readonly (readonly EnvVariable[])[]): EnvVariable[] {
  const all = lists.flat();
  const twice = all.find(
    (variable, position) => all.findIndex(({ name }) => name === variable.name) !== position,
  );
  if (twice) throw new Bug(`Two packs declare the environment variable ${twice.name}.`);
  return all;
}

const HEADER =
  '# Copy to .env and adjust. Variables that are already set in the environment win over this file.';

/** `.env.example`: every variable with what it is for. */
export function printEnv(variables: readonly EnvVariable[]): string {
  return `${[HEADER, ...variables.map(({ name, example, doc }) => `# ${doc}\n${name}=${example}`)].join('\n\n')}\n`;
}
