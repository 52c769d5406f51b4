/** Stands in the bundle where node-plop asks for inquirer: our generators have no prompts of their own. */
export default { registerPrompt: (): void => undefined };
