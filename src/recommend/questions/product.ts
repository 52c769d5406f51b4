import type { QuestionShape } from './question.ts';

export const product = {
  id: 'product',
  question: 'What are you building?',
  why: 'Gives a first lean and fills in usual answers, which you can change.',
  indicators: ['fit'],
  neutral: 'other',
  answers: [
    {
      value: 'api',
      title: 'An API for other programs',
      hint: 'Mobile apps, partners or other services call it',
    },
    {
      value: 'spa',
      title: 'The API of a single-page app',
      hint: 'A React, Vue or similar front end draws the screens',
    },
    {
      value: 'realtime',
      title: 'A real-time app',
      hint: 'Chat, shared editing, games, live dashboards',
    },
    {
      value: 'media',
      title: 'Photo or video sharing',
      hint: 'Many people upload and view media',
    },
    {
      value: 'portal',
      title: 'A self-service portal',
      hint: 'Customers order and manage services, such as domains or hosting',
    },
    {
      value: 'courses',
      title: 'Online courses',
      hint: 'Lessons, enrolments and progress for many learners',
    },
    {
      value: 'shop',
      title: 'An online shop',
      hint: 'Catalogue, cart, checkout and orders',
    },
    {
      value: 'enterprise',
      title: 'A company-wide web application',
      hint: 'An internal or customer-facing system of a large organisation',
    },
    {
      value: 'gateway',
      title: 'A gateway or middleware layer',
      hint: 'Sits in front of other services and forwards requests',
    },
    {
      value: 'component',
      title: 'A reusable component',
      hint: 'A small app that is plugged into other apps',
    },
    {
      value: 'social',
      title: 'A social network or community',
      hint: 'Profiles, posts, follows and personal feeds',
    },
    {
      value: 'ml',
      title: 'A machine-learning product',
      hint: 'Your own models predict, rank or personalise',
    },
    {
      value: 'crm',
      title: 'CRM, booking or back-office software',
      hint: 'Staff work with customers, bookings or orders',
    },
    {
      value: 'b2b',
      title: 'Secure B2B communication',
      hint: 'Companies exchange confidential data',
    },
    {
      value: 'vertical',
      title: 'Travel, food, hospitality, catalogues',
      hint: 'A data-driven product for one industry',
    },
    {
      value: 'analytics',
      title: 'Data analysis and dashboards',
      hint: 'Collects data, computes figures, draws charts',
    },
    {
      value: 'content',
      title: 'A content or publishing site',
      hint: 'Articles, pages, documentation, editors',
    },
    {
      value: 'records',
      title: 'Records management',
      hint: 'Many related tables that people search, edit and report on',
    },
    {
      value: 'other',
      title: 'Something else',
      hint: 'Nothing is assumed; your other answers decide',
    },
  ],
} as const satisfies QuestionShape;
