import type { PackOption, Stack } from './stacks.ts';

/** The choices that have one value. */
export const SINGLE = ['language', 'django', 'surface', 'database', 'testRunner', 'api'] as const;
export type Single = (typeof SINGLE)[number];

/** Words for the options in sentences, with the flag that sets them. */
export const LABEL: Record<PackOption, { name: string; flag: string }> = {
  language: { name: 'language', flag: '--language' },
  django: { name: 'version of Django', flag: '--django' },
  surface: { name: 'surface', flag: '--surface' },
  database: { name: 'database', flag: '--database' },
  testRunner: { name: 'test runner', flag: '--test-runner' },
  api: { name: 'API library', flag: '--api' },
  feature: { name: 'feature', flag: '--feature' },
};

export const titleOf = (stack: Stack): string => (stack === 'express' ? 'Express' : 'Django');
