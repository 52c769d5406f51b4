import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { blueprintFor, type Wish } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';

const shop = (choices: Wish['choices']) =>
  blueprintFor({ answers: { product: 'shop' }, choices: { framework: 'django', ...choices } });

describe('a feature', () => {
  it('is taken by default where the surface has a use for it', () => {
    expect(shop({ surface: 'both' }).features).toContain('openapi');
    expect(shop({ surface: 'both' }).packs).toContain('django/openapi');
    expect(shop({ surface: 'both', without: ['openapi'] }).packs).not.toContain('django/openapi');
  });

  it('is neither taken nor named where the surface has none', () => {
    expect(shop({ surface: 'pages' }).features).not.toContain('openapi');
    expect(shop({ surface: 'pages' }).packs).not.toContain('django/openapi');
  });

  it('is refused where it was asked for all the same', () => {
    const asked = () => shop({ surface: 'pages', features: ['openapi'] });
    expect(asked).toThrow(UserError);
    expect(asked).toThrow('The feature "openapi" does not go with the surface pages.');
  });
});

describe('a feature that an answer asks for', () => {
  const asked = (product: 'shop' | 'gateway', choices: Wish['choices'] = {}) => {
    const like = catalogue.find(({ id }) => id === 'express/server-outage')!;
    const manifest = {
      ...like.manifest,
      answers: { feature: ['asked'], surface: ['api'] },
      default: false,
      defaultFor: { accounts: ['users'] },
    };
    const packs = [...catalogue, { ...like, id: 'express/asked', manifest, files: [], slots: {} }];
    return blueprintFor({ answers: { product }, choices, packs }).features.includes('asked');
  };

  it('is there by default, by the word of the preset too, and can be left out', () => {
    expect(asked('shop')).toBe(true);
    expect(asked('shop', { without: ['asked'] })).toBe(false);
    expect(asked('shop', { surface: 'both' })).toBe(false);
  });

  it('is not there otherwise, but can be had', () => {
    expect(asked('gateway', { surface: 'api' })).toBe(false);
    expect(asked('gateway', { surface: 'api', features: ['asked'] })).toBe(true);
  });
});

describe('a feature that builds on another one', () => {
  const like = catalogue.find(({ id }) => id === 'express/server-outage')!;
  const manifest = {
    ...like.manifest,
    answers: { feature: ['upper'], surface: ['api'] },
    default: false,
    defaultFor: { accounts: ['users'] },
    buildsOn: ['auth'],
  };
  const packs = [...catalogue, { ...like, id: 'express/upper', manifest, files: [], slots: {} }];
  const chosen = (product: 'shop' | 'other', choices: Wish['choices'] = {}) => {
    const wish = { framework: 'express', surface: 'api', ...choices } as const;
    const { features } = blueprintFor({ answers: { product }, choices: wish, packs });
    return features.filter((name) => ['auth', 'upper'].includes(name));
  };

  it('brings it', () => {
    expect(chosen('other')).toEqual([]);
    expect(chosen('other', { features: ['upper'] })).toEqual(['auth', 'upper']);
  });

  it('is refused where that was left out', () => {
    const asked = () => chosen('other', { features: ['upper'], without: ['auth'] });
    expect(asked).toThrow(UserError);
    expect(asked).toThrow('The feature "upper" builds on "auth", which --without auth leaves out.');
  });

  it('goes with it where nobody asked for it by name', () => {
    expect(chosen('shop')).toEqual(['auth', 'upper']);
    expect(chosen('shop', { without: ['upper'] })).toEqual(['auth']);
    expect(chosen('shop', { without: ['auth'] })).toEqual([]);
  });
});

describe('the library of the API', () => {
  it('is REST framework unless told, and brings its own half of a feature', () => {
    expect(shop({}).api).toBe('drf');
    expect(shop({}).packs).toEqual(expect.arrayContaining(['django/drf', 'django/openapi-drf']));
    const { api, packs } = shop({ api: 'ninja' });
    expect(api).toBe('ninja');
    expect(packs).toEqual(expect.arrayContaining(['django/ninja', 'django/openapi-ninja']));
    expect(packs.filter((id) => id.endsWith('drf'))).toEqual([]);
    expect(shop({ api: 'ninja', without: ['openapi'] }).packs.join()).not.toContain('openapi');
  });

  it('is not named where there is no API, and refused where it was asked for all the same', () => {
    expect(shop({ surface: 'pages' }).api).toBeUndefined();
    expect(shop({ surface: 'pages', api: 'drf' }).api).toBeUndefined();
    const asked = () => shop({ surface: 'pages', api: 'ninja' });
    expect(asked).toThrow(UserError);
    expect(asked).toThrow('The API library "ninja" does not go with the surface pages.');
  });

  it('is refused by a stack that has no choice of it, which names the one that has', () => {
    const asked = () => blueprintFor({ choices: { framework: 'express', api: 'ninja' } });
    expect(asked).toThrow(
      'Express has no API library "ninja". It belongs to Django: add --framework django.',
    );
    expect(() => shop({ api: 'fastapi' })).toThrow('Django has no API library "fastapi".');
    expect(blueprintFor({}).api).toBeUndefined();
  });
});

describe('a feature that runs the database in a container', () => {
  it('is left out where nobody says how, and refused where it was asked for', () => {
    expect(shop({ database: 'oracle' }).features).not.toContain('docker');
    expect(() => shop({ database: 'oracle', features: ['docker'] })).toThrow(
      'The feature "docker" does not go with the database oracle yet',
    );
    expect(shop({ database: 'postgres' }).features).toContain('docker');
  });
});

describe('a resource that belongs to users', () => {
  it('is refused where there are none', () => {
    const owned = () => shop({ resources: ['note owned title:string'], without: ['auth'] });
    expect(owned).toThrow('"note" is owned, and this project has no users who could own it.');
  });
});
