import type { QuestionShape } from './question.ts';

export const admin = {
  id: 'admin',
  question: 'Do you need a ready-made admin or back office?',
  why: 'Counts 1 point when welcome; needed on day one, it decides.',
  indicators: ['pros'],
  neutral: 'no',
  answers: [
    { value: 'no', title: 'No', hint: 'Counts for neither side' },
    {
      value: 'nice',
      title: 'It would be nice',
      hint: 'Staff could edit data without screens of your own',
    },
    {
      value: 'must',
      title: 'Yes, on day one',
      hint: 'Staff must edit data from the start; this rules out Express',
    },
  ],
} as const satisfies QuestionShape;

export const data = {
  id: 'data',
  question: 'Data analysis or machine learning?',
  why: 'Counts 2 to 3 points when it runs inside this back end.',
  indicators: ['pros'],
  neutral: 'none',
  answers: [
    { value: 'none', title: 'Neither', hint: 'Counts for neither side' },
    {
      value: 'hosted',
      title: 'It only calls an AI service',
      hint: 'Waiting for an API works in either framework',
    },
    {
      value: 'analysis',
      title: 'It computes statistics or reports',
      hint: 'With data libraries, in the back end; SQL alone does not count',
    },
    {
      value: 'ml',
      title: 'It runs or trains its own models',
      hint: 'Model code runs in the back end itself',
    },
  ],
} as const satisfies QuestionShape;

export const accounts = {
  id: 'accounts',
  question: 'Will it have accounts or sensitive data?',
  why: 'Counts 1 to 2 points; sign-in and protections are built into Django.',
  indicators: ['pros'],
  neutral: 'none',
  answers: [
    { value: 'none', title: 'No accounts', hint: 'Counts for neither side' },
    { value: 'users', title: 'Ordinary user accounts', hint: 'Sign up, sign in, profile' },
    {
      value: 'sensitive',
      title: 'Accounts with sensitive data',
      hint: 'Money, health or company secrets',
    },
  ],
} as const satisfies QuestionShape;
