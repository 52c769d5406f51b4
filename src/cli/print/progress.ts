import type { Progress, Step } from '../../run/steps.ts';
import type { Terminal } from '../terminal.ts';

const MARK = { ok: '✔', failed: '✖', skipped: '–' } as const;
const STYLE = { ok: 'green', failed: 'red', skipped: 'yellow' } as const;

/** One line per step as it ends: mark, name, seconds, detail. On a terminal the steps under way stand below. */
export function stepProgress(terminal: Terminal): Progress {
  const running: string[] = [];
  const live = terminal.interactive;
  const clear = (): void => void (live && process.stdout.write('\r\u001B[2K'));
  const show = (): void => {
    if (live && running.length > 0)
      process.stdout.write(terminal.paint('dim', `  … ${running.join(', ')}`));
  };
  return {
    began(name) {
      running.push(name);
      clear();
      show();
    },
    ended(step) {
      const position = running.indexOf(step.name);
      if (position >= 0) running.splice(position, 1);
      clear();
      terminal.note(stepLine(step, terminal));
      show();
    },
  };
}

function stepLine({ name, status, seconds, detail }: Step, { paint }: Terminal): string {
  const time = status === 'skipped' ? '' : `${seconds.toFixed(1)} s`;
  return `  ${paint(STYLE[status], MARK[status])} ${name.padEnd(12)}${time.padStart(7)}  ${paint('dim', detail)}`.trimEnd();
}
