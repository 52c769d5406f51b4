import packageJson from '../../package.json' with { type: 'json' };
import { readFlags } from '../cli/flags.ts';
import { shortAnswer } from '../cli/short-answer.ts';
import { processTerminal } from '../cli/terminal.ts';

/**
 * What `npx create-backend` runs: answers by itself what needs nothing else, since every further file that is loaded takes
 * a tenth of the time that Node itself needs, and leaves the rest, what can't be read included, to the whole program.
 */
const answer = ((): string | undefined => {
  try {
    return shortAnswer(readFlags(process.argv.slice(2)), packageJson.version);
  } catch {
    return undefined;
  }
})();

if (answer === undefined) {
  // By a name that the bundler doesn't see: it stands beside this file.
  const program = './main.js';
  void import(program);
} else {
  processTerminal(false).out(answer);
}
