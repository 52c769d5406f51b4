import type { Answers, Product } from './questions.ts';

type Preset = Omit<Answers, 'product'>;

/** What each product is assumed to need until the user says otherwise (docs/recommendation.md). */
export const PRESETS: Readonly<Record<Product, Preset>> = {
  api: { surface: 'api' },
  spa: { surface: 'api' },
  realtime: { surface: 'api', live: 'core' },
  media: { surface: 'api', growth: 'burst', accounts: 'users' },
  portal: { surface: 'both', live: 'some', growth: 'burst', accounts: 'users' },
  courses: { surface: 'both', growth: 'burst', accounts: 'users' },
  shop: { surface: 'api', accounts: 'users' },
  enterprise: {},
  gateway: { surface: 'gateway', database: 'none' },
  component: {},
  social: { surface: 'pages', live: 'some', accounts: 'users', database: 'sql' },
  ml: { data: 'ml' },
  crm: { surface: 'pages', admin: 'nice', accounts: 'users', database: 'sql' },
  b2b: { accounts: 'sensitive' },
  vertical: { database: 'sql', data: 'analysis' },
  analytics: { data: 'analysis' },
  content: { surface: 'pages', admin: 'nice', database: 'sql' },
  records: { surface: 'pages', admin: 'nice', database: 'sql' },
  other: {},
};
