import { execa } from 'execa';
import { tmpdir } from 'node:os';
import { findPython } from '../../src/run/find-python.ts';
import { SERVERS } from '../contract/servers.ts';
import { DIMENSIONS, type Combination } from './options.ts';

/** Looks around once; then tells of a combination what it needs and this machine has not. */
export async function whatIsMissing(): Promise<(combination: Combination) => string | undefined> {
  const lacking = new Map<string, string>();
  const tools = [...valuesOf('packageManager'), ...valuesOf('pythonManager')];
  for (const tool of tools) {
    if (!(await answers(tool))) lacking.set(tool, `${tool} does not answer here`);
  }
  for (const series of valuesOf('python')) {
    const { chosen } = await findPython(tmpdir(), series);
    if (!chosen) lacking.set(series, `Python ${series} is not on this machine`);
  }
  for (const [database, server] of Object.entries(SERVERS)) {
    if (!(await server.answers())) lacking.set(database, `no server for ${database} answers here`);
  }
  return (combination) =>
    ['packageManager', 'pythonManager', 'python', 'database']
      .map((name) => lacking.get(combination[name] ?? ''))
      .find(Boolean);
}

const valuesOf = (name: string): string[] =>
  Object.values(DIMENSIONS).flatMap((dimensions) => dimensions[name] ?? []);

async function answers(tool: string): Promise<boolean> {
  // pip comes with the Python that is found.
  if (tool === 'pip') return true;
  const { failed } = await execa(tool, ['--version'], { reject: false, stdin: 'ignore' });
  return !failed;
}
