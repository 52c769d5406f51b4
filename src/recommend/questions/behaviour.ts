import type { QuestionShape } from './question.ts';

export const surface = {
  id: 'surface',
  question: 'What will it serve?',
  why: 'Counts 1 to 2 points and decides what is generated.',
  indicators: ['architecture'],
  neutral: 'unknown',
  answers: [
    {
      value: 'api',
      title: 'JSON only',
      hint: 'Apps or a separate front end draw the screens',
    },
    {
      value: 'pages',
      title: 'HTML pages',
      hint: 'The server renders pages and forms',
    },
    { value: 'both', title: 'Pages and an API', hint: 'Counts for neither side' },
    {
      value: 'gateway',
      title: 'Other services, as a gateway',
      hint: 'Forwards requests; has no data of its own',
    },
    {
      value: 'none',
      title: 'Nothing: no server is needed',
      hint: 'A static site, or an app that keeps its data on the device',
    },
    { value: 'unknown', title: 'Not sure', hint: 'Counts for neither side' },
  ],
} as const satisfies QuestionShape;

export const live = {
  id: 'live',
  question: 'How live is it?',
  why: 'Counts up to 3 points; many open connections suit Express.',
  indicators: ['performance'],
  neutral: 'none',
  answers: [
    { value: 'none', title: 'Not live', hint: 'A request, an answer, done' },
    {
      value: 'some',
      title: 'Some live parts',
      hint: 'Notifications, progress, a feed that updates itself',
    },
    {
      value: 'core',
      title: 'Live is the product',
      hint: 'Chat, shared editing, games: connections stay open',
    },
    {
      value: 'hard',
      title: 'Hard real time',
      hint: 'A late answer is a wrong one: machines, vehicles, trading',
    },
  ],
} as const satisfies QuestionShape;

export const jobs = {
  id: 'jobs',
  question: 'Background or scheduled jobs?',
  why: 'Changes only what is generated; it counts for neither side.',
  indicators: [],
  neutral: 'no',
  answers: [
    { value: 'no', title: 'No', hint: 'All work happens inside requests' },
    {
      value: 'yes',
      title: 'Yes',
      hint: 'Mail, imports, reports or clean-up outside requests',
    },
  ],
} as const satisfies QuestionShape;

export const growth = {
  id: 'growth',
  question: 'How will it grow?',
  why: 'Counts 1 to 2 points; both frameworks scale, in different ways.',
  indicators: ['scalability'],
  neutral: 'unknown',
  answers: [
    {
      value: 'small',
      title: 'Small, and stays small',
      hint: 'A tool for few people or one job',
    },
    {
      value: 'grow',
      title: 'Starts small, grows for years',
      hint: 'More features, more data, more people over time',
    },
    {
      value: 'burst',
      title: 'Many simultaneous users from the start',
      hint: 'A large number of requests at the same moment',
    },
    { value: 'unknown', title: 'Not sure', hint: 'Counts for neither side' },
  ],
} as const satisfies QuestionShape;
