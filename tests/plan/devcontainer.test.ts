import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Stack } from '../../src/packs/stacks.ts';
import { planFor, type Wish } from '../support/blueprints.ts';
import { CONTAINED, neededBy } from '../support/contained.ts';

/**
 * The part of the reference at containers.dev/implementors/json_reference that a project uses, kept by hand: no registry
 * has the schema that the specification publishes. Strict, so that a name it doesn't have is a mistake.
 */
const Common = {
  name: z.string().min(1),
  forwardPorts: z.array(z.int().min(1).max(65_535)).nonempty(),
  postCreateCommand: z.string(),
};
const DevContainerSchema = z.union([
  z.strictObject({
    ...Common,
    image: z.string().regex(/^mcr\.microsoft\.com\/devcontainers\/[a-z-]+:[\d.]+$/),
  }),
  z.strictObject({
    ...Common,
    dockerComposeFile: z.string(),
    service: z.string(),
    workspaceFolder: z.string().startsWith('/'),
  }),
]);

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly image: string;
        readonly environment: Readonly<Record<string, string>>;
        readonly volumes: readonly string[];
        readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
        readonly healthcheck?: { readonly test: string };
      }
    >
  >;
  readonly volumes: Readonly<Record<string, null>>;
}

const treeOf = (choices: Wish['choices'], answers: Wish['answers'] = { product: 'shop' }) =>
  planFor({ answers, choices: { features: ['devcontainer'], ...choices } });
const containerOf = (...wish: Parameters<typeof treeOf>) =>
  DevContainerSchema.parse(
    JSON.parse(treeOf(...wish).get('.devcontainer/devcontainer.json') ?? ''),
  );

describe.each(CONTAINED)('$framework on $database', ({ framework, database, service, named }) => {
  const container = containerOf({ framework, database });
  const text = treeOf({ framework, database }).get('.devcontainer/compose.yaml');

  it('is installed and migrated in its container', () => {
    expect(container.postCreateCommand).toMatch(
      /\binstall\b.*\bmigrate\b|\buv sync\b.*\bmigrate\b/,
    );
    expect(container.forwardPorts).toEqual([framework === 'django' ? 8000 : 3000]);
  });

  it(service ? 'has its database beside it' : 'is alone there', () => {
    if (service === undefined) {
      expect(container).toHaveProperty('image');
      expect(text).toBeUndefined();
      return;
    }
    expect(container).toMatchObject({ dockerComposeFile: 'compose.yaml', service: 'app' });
    const { services, volumes } = parse(text ?? '') as Compose;
    expect(services['app']?.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(services['app']?.volumes).toEqual(['..:/workspace']);
    expect(services['database']?.image).toBe(service.image);
    expect(services['database']?.healthcheck?.test).not.toMatch(/^$|undefined|\{\{/);
    const url = services['app']?.environment['DATABASE_URL'] ?? '';
    expect(url).toContain(`@database:${service.port}/`);
    const told = Object.values(services['database']?.environment ?? {});
    expect(told).toEqual(expect.arrayContaining(neededBy(url, named)));
    expect(Object.keys(volumes)).toEqual(['data']);
  });
});

describe.each<Stack>(['express', 'django'])('%s', (framework) => {
  it('has a container only when asked, and none for a database that nobody runs in one', () => {
    const paths = [...treeOf({ framework, features: [] }).keys()];
    expect(paths.filter((path) => path.startsWith('.devcontainer'))).toEqual([]);
    expect(() => treeOf({ framework, database: 'oracle' })).toThrow(
      /"devcontainer" does not go with/,
    );
  });
});

it('gets the package manager that the image lacks', () => {
  expect(containerOf({ framework: 'express', packageManager: 'bun' }).postCreateCommand).toMatch(
    /^npm install --global bun@/,
  );
  expect(containerOf({ framework: 'django', pythonManager: 'uv' }).postCreateCommand).toMatch(
    /^pip install 'uv/,
  );
});

it('is quoted, whatever the project is called', () => {
  const tree = planFor({ name: 'My "Shop"', choices: { features: ['devcontainer'] } });
  const text = tree.get('.devcontainer/devcontainer.json') ?? '';
  expect(DevContainerSchema.parse(JSON.parse(text)).name).toBe('My "Shop"');
});

it('holds a gateway, too, which has nothing to migrate', () => {
  const { postCreateCommand } = containerOf({ framework: 'express' }, { product: 'gateway' });
  expect(postCreateCommand).toMatch(/npm install$/);
});
