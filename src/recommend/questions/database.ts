import type { QuestionShape } from './question.ts';

export const database = {
  id: 'database',
  question: 'Which database?',
  why: 'Counts 1 to 3 points and decides what is generated; CouchDB decides.',
  indicators: ['database'],
  neutral: 'unknown',
  answers: [
    {
      value: 'sql',
      title: 'Some SQL database',
      hint: 'The scaffold starts on SQLite; you can name another later',
    },
    { value: 'sqlite', title: 'SQLite', hint: 'One file, no server' },
    { value: 'postgres', title: 'PostgreSQL', hint: 'SQL server, open source' },
    { value: 'mysql', title: 'MySQL', hint: 'SQL server by Oracle, open source' },
    { value: 'mariadb', title: 'MariaDB', hint: 'SQL server, a fork of MySQL' },
    { value: 'oracle', title: 'Oracle Database', hint: 'Commercial SQL server' },
    {
      value: 'sqlserver',
      title: 'Microsoft SQL Server',
      hint: 'Django needs a third-party backend for it',
    },
    {
      value: 'mongodb',
      title: 'MongoDB',
      hint: 'Documents; the Django backend for it is a separate package',
    },
    {
      value: 'couchdb',
      title: 'CouchDB',
      hint: 'Documents over HTTP; this rules out Django',
    },
    {
      value: 'several',
      title: 'Several databases at once',
      hint: 'The same application reads and writes more than one',
    },
    { value: 'none', title: 'No database', hint: 'Nothing is stored here' },
    { value: 'unknown', title: 'Not sure', hint: 'Counts for neither side' },
  ],
} as const satisfies QuestionShape;
