import { Bug } from '../../errors.ts';
import type { EnvVariable } from '../../packs/pack.ts';

/** All variables of the packs, where they were said first; one that two packs declare, and none of them to replace it, is a Bug. */
export function mergeEnv(lists: readonly (readonly EnvVariable[])[]): EnvVariable[] {
  const merged = new Map<string, EnvVariable>();
  for (const variable of lists.flat()) {
    const { name, replaces } = variable;
    if (merged.has(name) && !replaces) {
      throw new Bug(`Two packs declare the environment variable ${name}.`);
    }
    if (!merged.has(name) && replaces) {
      throw new Bug(`No pack before declares the environment variable ${name}, to be replaced.`);
    }
    merged.set(name, variable);
  }
  return [...merged.values()];
}

const HEADER =
  '# Copy to .env and adjust. Variables that are already set in the environment win over this file.';

/** `.env.example`: every variable with what it is for. */
export function printEnv(variables: readonly EnvVariable[]): string {
  return `${[HEADER, ...variables.map(({ name, example, doc }) => `# ${doc}\n${name}=${example}`)].join('\n\n')}\n`;
}
