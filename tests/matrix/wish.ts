import type { Blueprint } from '../../src/plan/blueprint.ts';
import { blueprintFor } from '../support/blueprints.ts';
import { featuresWith } from '../support/features.ts';
import type { Combination } from './options.ts';

/** One resource with every kind of value that the stacks treat differently, and one that it refers to. */
export const RESOURCES = [
  'product name:string:unique price:decimal stock:integer:optional active:boolean released:datetime status:enum(draft|live) extra:json:optional maker:ref:maker',
  'maker name:string born:date:optional mail:email:optional:unique',
];

/** The options as the command line takes them; `--package-manager` and the like with them. */
export function argumentsOf(combination: Combination): string[] {
  const { stack, features, ...chosen } = combination;
  const all = featuresWith(stack, combination);
  return [
    '--yes',
    ...Object.entries({ product: productOf(combination), framework: stack, ...chosen }).flatMap(
      ([name, value]) => [flagOf(name), value],
    ),
    ...(features === 'default' || all.length === 0
      ? []
      : [features === 'all' ? '--feature' : '--without', all.join(',')]),
    ...(chosen['surface'] === 'gateway' ? [] : RESOURCES.flatMap((text) => ['--resource', text])),
  ];
}

/** A product that assumes no surface but the one that is asked for. */
const productOf = ({ surface }: Combination) => (surface === 'gateway' ? 'gateway' : 'other');

const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The same as a blueprint. Throws UserError where the planner refuses it. */
export function blueprintOf(combination: Combination, node: number): Blueprint {
  const { stack, features, surface, database, packageManager, ...rest } = combination;
  const all = featuresWith(stack, combination);
  return blueprintFor({
    name: 'matrix',
    answers: { product: productOf(combination) },
    node,
    choices: {
      framework: stack,
      ...(surface !== undefined && { surface }),
      ...(database !== undefined && { database }),
      features: features === 'all' ? all : [],
      without: features === 'none' ? all : [],
      resources: surface === 'gateway' ? [] : RESOURCES,
      packageManager: packageManager ?? 'npm',
      ...rest,
    },
  });
}
