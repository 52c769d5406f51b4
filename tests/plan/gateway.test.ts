import { describe, expect, it } from 'vitest';
import { planFor, type Wish } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';

const gateway = (choices: Wish['choices'] = {}, answers: Wish['answers'] = {}) =>
  planFor({ answers: { product: 'gateway', ...answers }, choices });

describe('a gateway', () => {
  it('names its upstreams in the environment', () => {
    const upstreams = ['http://127.0.0.1:4001/users/', 'https://orders.example.com/orders'];
    const example = gateway({ upstreams }).get('.env.example');
    expect(example).toContain(
      'UPSTREAMS=http://127.0.0.1:4001/users,https://orders.example.com/orders\n',
    );
  });

  it('has neither models nor a database', () => {
    const tree = gateway();
    expect([...tree.keys()].filter((path) => /database|models|migrations/.test(path))).toEqual([]);
    for (const [path, text] of tree) {
      if (path.startsWith('docs/') || path === '.create-backend.json') continue;
      expect(text, path).not.toMatch(/DATABASE_URL|knex|sqlite/i);
    }
  });

  it('forwards everything to one service until it is told more', () => {
    expect(gateway().get('.env.example')).toContain('UPSTREAMS=http://127.0.0.1:4000/\n');
  });

  it.each<[string, Wish['choices'], Wish['answers'], RegExp]>([
    ['resources', { resources: ['product name:string'] }, {}, /no resources/],
    ['a database', {}, { database: 'postgres' }, /no database, and postgres/],
    ['upstreams that are none', { upstreams: ['nonsense'] }, {}, /no URL/],
  ])('refuses %s', (_what, choices, answers, message) => {
    expect(() => gateway(choices, answers)).toThrow(message);
  });

  it('is what upstreams are for', () => {
    const choices = { upstreams: ['http://127.0.0.1:4001/users'] };
    expect(() => planFor({ answers: { product: 'shop' }, choices })).toThrow(/Only a gateway/);
  });

  it('is refused in a language in which there is none, or gives way to an API', () => {
    const packs = catalogue.map((pack) => {
      const { javascript: _, ...typed } = pack;
      return pack.id === 'express/gateway' ? typed : pack;
    });
    const plain = (answers: NonNullable<Wish['answers']>) =>
      planFor({ answers, choices: { language: 'javascript' }, packs });
    expect([...plain({ product: 'gateway' }).keys()]).toContain('src/routes/index.js');
    expect(() => plain({ product: 'gateway', surface: 'gateway' })).toThrow(
      /Gateway can be had in TypeScript/,
    );
  });

  it('is no surface of Django, which starts with another one', () => {
    const tree = gateway({ framework: 'django', resources: ['product name:string'] });
    expect([...tree.keys()]).toContain('manage.py');
  });
});
