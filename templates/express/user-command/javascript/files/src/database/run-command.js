import { HttpError } from '../errors.js';

/** Runs a command with the words behind its name; where it fails, says why in a sentence. */
export function runCommand(command) {
  command(process.argv.slice(2)).catch((error) => {
    console.error(explain(error));
    process.exitCode = 1;
  });
}

function explain(error) {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof HttpError)) return error.message;
  return error.errors.map(({ field, message }) => `The ${field} ${message}.`).join('\n');
}
