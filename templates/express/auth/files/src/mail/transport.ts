import { createTransport } from 'nodemailer';
import type { Env } from '../config/env.js';
import type { Mail } from './mailer.js';

type Settings = Pick<Env, 'MAIL_URL' | 'MAIL_FROM'>;

export type Transport = (mail: Mail) => Promise<unknown>;

export const MAIL_URL_FORMS = 'console:, smtp://user:password@host:587 or smtps://host';

const CONSOLE = 'console:';
const TIMEOUT_MS = 10_000;

export function isMailUrl(url: string): boolean {
  return url === CONSOLE || (/^smtps?:\/\/[^/?#]/.test(url) && URL.canParse(url));
}

export function connectMail(env: Settings): Transport {
  const { MAIL_URL: url, MAIL_FROM: from } = env;
  if (url === CONSOLE) return print;
  const smtp = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return (mail) => smtp.sendMail({ from, ...mail });
}

/** For development: a mail beside the log, not in it. */
async function print({ to, subject, text }: Mail): Promise<void> {
  process.stdout.write(`To: ${to}\nSubject: ${subject}\n\n${text}\n`);
}
