import type { NodePlopAPI } from 'plop';
import { registerPack } from './pack.ts';

/** What contributors run with plop: `npm run new:pack`. */
export default function plopfile(plop: NodePlopAPI): void {
  registerPack(plop);
  const words = process.argv.slice(process.argv.indexOf('pack') + 1);
  const { prompts } = plop.getGenerator('pack');
  // Questions that nobody can be asked would end the process in silence, with 0.
  if (!process.stdin.isTTY && Array.isArray(prompts) && words.length < prompts.length) {
    const names = prompts.map((prompt) => String(prompt.name).toUpperCase()).join(' ');
    console.error(`There is no terminal to ask in. Say it all: npm run new:pack -- ${names}`);
    process.exit(2);
  }
}
