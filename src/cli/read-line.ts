import { createInterface } from 'node:readline';

/** A line of readline's: unlike a prompt of prompts, it can be longer than the terminal is wide. */
export function readLine(query: string, initial: string, cancelled: () => Error): Promise<string> {
  return new Promise((resolve, reject) => {
    const line = createInterface({ input: process.stdin, output: process.stdout });
    line.on('SIGINT', () => line.close());
    line.on('close', () => {
      reject(cancelled());
    });
    line.question(query, (text) => {
      resolve(text);
      line.close();
    });
    line.write(initial);
  });
}
