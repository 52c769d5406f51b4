import { z } from 'zod';

export const RowSchema = z.strictObject({
  what: z.string(),
  /** As it is shown, with its unit. */
  ours: z.string(),
  /** The best other generator, or the bare thing, in the same run. */
  other: z.string(),
  /** What we want to reach; empty where it is only shown. */
  target: z.string(),
  /** Null where there is no target. */
  reached: z.boolean().nullable(),
  /** How it was measured. */
  how: z.string(),
  /** What was tried to reach the target; shown where it isn't reached. */
  tried: z.string().optional(),
});
export type Row = z.infer<typeof RowSchema>;

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const times = (ratio: number): string => `${ratio.toFixed(2)}×`;
