import { run } from './exec.ts';

/** First uv that installs the group `dev` by itself (its changelog: dependency groups, 0.4.27). */
const OLDEST_UV = '0.4.27';

/** The version of uv, where one answers that can install our projects. */
export async function findUv(cwd: string): Promise<string | undefined> {
  const { ok, output } = await run({ file: 'uv', args: ['--version'], cwd, timeout: 10_000 });
  const version = ok ? /\d+\.\d+\.\d+/.exec(output)?.[0] : undefined;
  return version !== undefined && isAtLeast(version, OLDEST_UV) ? version : undefined;
}

const isAtLeast = (version: string, oldest: string): boolean =>
  version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
