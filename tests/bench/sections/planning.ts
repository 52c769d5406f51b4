import { plan } from '../../../src/plan/plan.ts';
import { legalOf } from '../../matrix/cover.ts';
import { blueprintOf } from '../../matrix/wish.ts';
import { PLAN_OPTIONS } from '../../support/blueprints.ts';
import { catalogue } from '../../support/catalogue.ts';
import { median } from '../measure.ts';
import type { Row } from '../row.ts';

const SECONDS = 3;

/** Projects planned in memory, on one core. */
export async function planning(): Promise<Row[]> {
  const combinations = legalOf('express');
  const speeds: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    let count = 0;
    const began = performance.now();
    while (performance.now() - began < SECONDS * 1000) {
      const combination = combinations[(count * 97) % combinations.length];
      if (combination) plan(blueprintOf(combination, 24), catalogue, PLAN_OPTIONS);
      count += 1;
    }
    if (round > 0) speeds.push((count * 1000) / (performance.now() - began));
  }
  const speed = median(speeds);
  return [
    {
      what: 'planning a whole project in memory',
      ours: `${speed.toFixed(0)} a second`,
      other: '',
      target: '500 a second',
      reached: speed >= 500,
      how: `every kind of Express project in turn, one core, median of 3 × ${SECONDS} s`,
      tried:
        "templates are compiled by the build and called with one set-up for all. No place stands out in the profile: most goes into calls of Handlebars' runtime, then into what templates are told about fields and resources. To reach it would need another template engine.",
    },
  ];
}
