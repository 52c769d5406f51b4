import { UserError } from '../errors.ts';
import type { Resource } from './resource.ts';
import { didYouMean } from './suggest.ts';

/** Throws UserError where two resources share a name. */
export function refuseDuplicates(resources: readonly Resource[]): void {
  const seen = new Map<string, string>();
  for (const { name, plural } of resources) {
    for (const word of new Set([name, plural])) {
      const other = seen.get(word);
      if (other !== undefined) {
        throw new UserError(
          other === name
            ? `The resource "${name}" is there twice.`
            : `"${name}" and "${other}" share a name.`,
          'Every resource needs a name of its own.',
        );
      }
    }
    seen.set(name, name).set(plural, name);
  }
}

/** Throws UserError where a field refers to nothing, or to a record that could never be made. */
export function checkReferences(resource: Resource, all: readonly Resource[]): void {
  for (const { name, target, required } of resource.fields) {
    if (target === undefined) continue;
    if (!all.some((other) => other.name === target)) {
      const names = all.map((other) => other.name);
      throw new UserError(
        `"${resource.name}" refers to "${target}", which is not a resource.${didYouMean(target, names)}`,
        `Add it: --resource "${target} name:string"`,
      );
    }
    if (target === resource.name && required) {
      throw new UserError(
        `The first "${resource.name}" could never be made: its "${name}" must be another one.`,
        `Make it optional: ${name}:ref:${target}:optional`,
      );
    }
  }
}

/** Throws UserError where a resource would show what belongs to somebody else, or has a field that is its owner's. */
export function checkOwnership(resource: Resource, all: readonly Resource[]): void {
  for (const { name, target } of resource.fields) {
    if (resource.owned && name === 'owner') {
      throw new UserError(
        `"${resource.name}" is owned, so that its "owner" is who makes it.`,
        'Give the field another name, or leave "owned" out.',
      );
    }
    const belongs = all.some((other) => other.name === target && other.owned);
    if (belongs && !resource.owned) {
      throw new UserError(
        `"${resource.name}" refers to "${target}", whose records belong to their owners, but has no owner itself.`,
        `Say: --resource "${resource.name} owned …"`,
      );
    }
  }
}

/** The resources so that each comes after those it refers to; the order given is kept otherwise. */
export function inDependencyOrder(resources: readonly Resource[]): Resource[] {
  const ordered: Resource[] = [];
  const visit = (resource: Resource, path: readonly Resource[]): void => {
    if (ordered.includes(resource)) return;
    if (path.includes(resource))
      throw new UserError(circle([...path, resource]), 'Drop one of the references.');
    for (const { target } of resource.fields) {
      const other = resources.find(({ name }) => name === target);
      if (other && other !== resource) visit(other, [...path, resource]);
    }
    ordered.push(resource);
  };
  for (const resource of resources) visit(resource, []);
  return ordered;
}

/** Throws UserError where resources refer to each other in a circle. */
export const refuseCircles = (resources: readonly Resource[]): void =>
  void inDependencyOrder(resources);

const circle = (path: readonly Resource[]): string =>
  `These resources refer to each other in a circle: ${path.map(({ name }) => name).join(' → ')}.`;
