import type { Resource } from '../../src/choices/resource.ts';
import { bodies } from './bodies.ts';
import { connections } from './connections.ts';
import { ids } from './ids.ts';
import { methods } from './methods.ts';
import { paths } from './paths.ts';
import { shapes } from './shapes.ts';
import type { Stage } from './stage.ts';

/** Everything that is asked wrongly: 400, 404, 405, 413, 415 and 422. */
export function errors(resources: Resource[], stage: Stage): void {
  paths(resources, stage);
  for (const resource of resources) {
    ids(resource, stage);
    methods(resource, stage);
    shapes(resource, stage);
    bodies(resource, stage);
    connections(resource, stage);
  }
}
