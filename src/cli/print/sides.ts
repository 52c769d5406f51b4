import type { Framework } from '../../recommend/points.ts';

/** One colour per side, in every part of the report. */
export const SIDE_STYLE = { express: 'cyan', django: 'green' } as const satisfies Record<
  Framework,
  string
>;
