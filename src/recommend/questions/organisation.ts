import type { QuestionShape } from './question.ts';

export const team = {
  id: 'team',
  question: 'Which language does the team write?',
  why: 'A known language counts for 3 points; an only language decides.',
  indicators: ['hiring'],
  neutral: 'none',
  answers: [
    {
      value: 'js',
      title: 'Mostly JavaScript or TypeScript',
      hint: 'Python would be possible, but new to most',
    },
    {
      value: 'jsonly',
      title: 'Only JavaScript or TypeScript',
      hint: 'Python is out of the question; this rules out Django',
    },
    {
      value: 'both',
      title: 'Both, equally well',
      hint: 'The language then favours neither side',
    },
    {
      value: 'py',
      title: 'Mostly Python',
      hint: 'JavaScript on the server would be new to most',
    },
    {
      value: 'pyonly',
      title: 'Only Python',
      hint: 'JavaScript on the server is out; this rules out Express',
    },
    {
      value: 'other',
      title: 'Another language, neither of the two',
      hint: 'Either framework would be new to all',
    },
    {
      value: 'none',
      title: 'No preference, or no team yet',
      hint: 'The language then favours neither side',
    },
  ],
} as const satisfies QuestionShape;

export const style = {
  id: 'style',
  question: 'Built-in answers, or your own choice of libraries?',
  why: 'Counts 2 to 3 points; this is the widest difference in design.',
  indicators: ['pros', 'architecture', 'testing'],
  neutral: 'unknown',
  answers: [
    {
      value: 'free',
      title: 'We choose libraries and structure',
      hint: 'A small core; you combine the parts yourself',
    },
    {
      value: 'batteries',
      title: 'Built-in answers, please',
      hint: 'ORM, forms, sign-in and test tools come with the framework',
    },
    {
      value: 'team',
      title: 'One structure for many developers',
      hint: 'Several people or teams must find their way in every part',
    },
    { value: 'unknown', title: 'Not sure', hint: 'Counts for neither side' },
  ],
} as const satisfies QuestionShape;

export const services = {
  id: 'services',
  question: 'One application, or many small services?',
  why: 'Counts 1 point; both frameworks are used either way.',
  indicators: ['microservices'],
  neutral: 'one',
  answers: [
    { value: 'one', title: 'One application', hint: 'Counts for neither side' },
    {
      value: 'micro',
      title: 'Many small services',
      hint: 'Each does one thing and is deployed by itself',
    },
    {
      value: 'mlmicro',
      title: 'Several services, some with ML',
      hint: 'At least one service runs models of its own',
    },
  ],
} as const satisfies QuestionShape;

export const budget = {
  id: 'budget',
  question: 'Must you hire at the lowest possible rate?',
  why: 'Counts 1 contested point; pay for the two is about equal today.',
  indicators: ['hiring'],
  neutral: 'own',
  answers: [
    {
      value: 'own',
      title: 'No, or the team is already there',
      hint: 'Counts for neither side',
    },
    {
      value: 'tight',
      title: 'Yes, the rate matters a lot',
      hint: 'You hire, and the budget is tight',
    },
  ],
} as const satisfies QuestionShape;
