/**
 * Stands in the bundle where node-plop asks for inquirer, resolve and tinyglobby: our generators have no prompts of their
 * own, load no other plopfile and add no files by pattern.
 */
export default { registerPrompt: (): void => undefined };

export function globSync(): never {
  throw new Error('Generators of create-backend add no files by pattern.');
}
