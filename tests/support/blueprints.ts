import { projectNameOf } from '../../src/choices/project-name.ts';
import type { Pack } from '../../src/packs/pack.ts';
import type { Blueprint } from '../../src/plan/blueprint.ts';
import { compose, type Choices } from '../../src/plan/compose.ts';
import { plan } from '../../src/plan/plan.ts';
import type { Template } from '../../src/plan/render.ts';
import type { Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { catalogue } from './catalogue.ts';

/** Resources that between them have every field type, both ways, and every kind of reference. */
export const RESOURCE_SETS: Readonly<Record<string, readonly string[]>> = {
  'the default': [],
  'a shop': [
    'product name:string sku:string:unique price:decimal stock:integer:optional status:enum(draft|active|archived) category:ref:category:optional',
    'category name:string:unique description:text:optional',
  ],
  'every type, required': [
    'other name:string',
    'thing s:string t:text i:integer d:decimal f:float b:boolean day:date at:datetime e:email u:url g:uuid j:json k:enum(one|two) o:ref:other',
  ],
  'every type, optional': [
    'thing s:string:optional t:text:optional i:integer:optional d:decimal:optional f:float:optional b:boolean:optional day:date:optional at:datetime:optional e:email:optional u:url:optional g:uuid:optional j:json:optional k:enum(one|two):optional parent:ref:thing:optional',
  ],
  'unique and indexed ones': [
    'orderItem code:string:unique number:integer:unique amount:decimal:unique ratio:float:unique day:date:unique at:datetime:unique mail:email:unique link:url:unique token:uuid:unique rank2:integer:index',
    'note orderItem:ref:orderItem:unique body:text',
  ],
  'short names': ['a b:boolean', 'c a:ref:a d:ref:a:optional'],
  'names as long as allowed': [
    `averyveryverylongresourc ${'f'.repeat(27)}:string:unique`,
    'anotherLongResourceName aFieldWithLongName:enum(a-rather-long-value|another-rather-long-value|yet-another-rather-long-value) aReferenceWithName:ref:averyveryverylongresourc',
  ],
  'words without a plural': [
    'equipment label:string',
    'series title:string equipment:ref:equipment',
  ],
};

/** What the project is called whose resources are such a set. */
export const nameFor = (set: string): string =>
  set === 'names as long as allowed' ? 'averyverylongnameofaprojectofours' : 'my-shop';

export interface Wish {
  readonly name?: string;
  readonly answers?: Answers;
  readonly node?: number;
  readonly choices?: Partial<Choices>;
  readonly packs?: readonly Pack<Template>[];
}

/** A blueprint as the command line would make it. */
export function blueprintFor({
  name = 'my-shop',
  answers = { product: 'shop' },
  node = 24,
  choices = {},
  packs = catalogue,
}: Wish = {}): Blueprint {
  const outcome = recommend(answers);
  const all: Choices = {
    framework: 'express',
    by: 'user',
    features: [],
    without: [],
    resources: [],
    packageManager: 'npm',
    ...choices,
  };
  return compose(projectNameOf(`/work/${name}`), answers, outcome, all, node, packs).blueprint;
}

export const PLAN_OPTIONS = { version: '0.0.0', command: 'npx create-backend my-shop --yes' };

export const planFor = (wish: Wish = {}): Tree =>
  plan(blueprintFor(wish), wish.packs ?? catalogue, PLAN_OPTIONS);
