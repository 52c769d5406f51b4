import { spawnSync } from 'node:child_process';

/** How each runner says how many tests passed. */
const PASSED =
  /Tests\D*(\d+) passed|(\d+) passing|^. pass (\d+)|Tests:.*?(\d+) passed|(\d+) tests? passed/m;

/** How many tests of a project pass; throws where one fails, or where nothing says how many there are. */
export function testsPassed(cwd: string): number {
  const { status, stdout, stderr } = spawnSync('npm', ['test'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  // Jest tells it on the other stream.
  const output = stdout + stderr;
  const passed = Number(PASSED.exec(output)?.slice(1).find(Boolean));
  if (status !== 0 || !(passed > 0))
    throw new Error(`npm test in ${cwd} does not say how many tests passed\n${output}`);
  return passed;
}
