import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { freePort } from '../../contract/free-port.ts';
import { paired, processorTime, timed, type Command } from '../measure.ts';
import { times, type Row } from '../row.ts';
import type { Workshop } from '../workshop.ts';

const REQUESTS = 10_000;
const WITHOUT_PROOF = ['--yes', '--no-git', '--no-verify'];

const BARE_EXPRESS = `import express from 'express';
const app = express();
app.get(process.env.BARE_PATH, (_req, res) => res.json(JSON.parse(process.env.BARE_BODY)));
app.listen(Number(process.env.PORT), '127.0.0.1');
`;

const BARE_DJANGO = `import json, os
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="bench", MIDDLEWARE=[])
BODY = json.loads(os.environ["BARE_BODY"])
urlpatterns = [path(os.environ["BARE_PATH"][1:], lambda request: JsonResponse(BODY))]
application = get_wsgi_application()
`;

/** What a request costs on the server, beside the framework alone that answers the same. */
export async function servers(workshop: Workshop, rounds: number): Promise<Row[]> {
  return [...(await express(workshop, rounds)), ...(await django(workshop, rounds))];
}

async function express(workshop: Workshop, rounds: number): Promise<Row[]> {
  const directory = await made(workshop, '--framework', 'express', '--database', 'none');
  await writeFile(path.join(directory, 'bare.mjs'), BARE_EXPRESS);
  timed({ file: 'npm', args: ['run', 'build'], cwd: directory });
  const ours: Command = { file: process.execPath, args: ['dist/server.js'], cwd: directory };
  const bare: Command = { file: process.execPath, args: ['bare.mjs'], cwd: directory };
  const rows: Row[] = [];
  for (const [what, ask, tried] of [
    [
      '`/livez`',
      async () => '/livez',
      'no ETag, the simple parser of queries, health before all that only records need. A line of the log is written at once: a buffered one kept the process from ending where nobody read its output.',
    ],
    [
      '`GET /api/notes/:id`, read from memory',
      aNote,
      'the same; on top come the router of the resource, the checks of the request, and the controller.',
    ],
  ] as const) {
    const ratio = await cost(ours, bare, rounds, ask);
    rows.push({
      what: `Express, processor time of a request: ${what}`,
      ours: times(ratio),
      other: 'bare Express 5: 1×',
      target: 'at most 1.3× bare',
      reached: ratio <= 1.3,
      how: `${REQUESTS} requests by 20 connections, whole baseline on, rate limit off by its variable, median of ${rounds} pairs`,
      tried,
    });
  }
  return rows;
}

async function django(workshop: Workshop, rounds: number): Promise<Row[]> {
  const directory = await made(workshop, '--framework', 'django', '--database', 'sqlite');
  await writeFile(path.join(directory, 'bare.py'), BARE_DJANGO);
  const gunicorn = path.join(directory, '.venv/bin/gunicorn');
  const python = path.join(directory, '.venv/bin/python');
  timed({ file: python, args: ['manage.py', 'migrate', '--no-input'], cwd: directory });
  timed({ file: python, args: ['manage.py', 'collectstatic', '--no-input'], cwd: directory });
  const ours: Command = { file: gunicorn, args: ['config.wsgi'], cwd: directory };
  const bare: Command = {
    file: gunicorn,
    args: ['--config', 'gunicorn.conf.py', 'bare:application'],
    cwd: directory,
  };
  const ratio = await cost(ours, bare, rounds, async () => '/livez');
  return [
    {
      what: 'Django, processor time of a request: `/livez`',
      ours: times(ratio),
      other: 'bare Django without middleware, same server: 1×',
      target: 'at most 1.25× bare',
      reached: ratio <= 1.25,
      how: `${REQUESTS} requests by 20 connections, gunicorn as configured, median of ${rounds} pairs`,
    },
  ];
}

async function made(workshop: Workshop, ...args: string[]): Promise<string> {
  const cwd = await workshop.fresh();
  const all = [...args, '--resource', 'note title:string body:text:optional', ...WITHOUT_PROOF];
  timed({ ...workshop.command('create-backend', 'made', ...all), cwd });
  return path.join(cwd, 'made');
}

/** Makes a note; the path where it is read. */
async function aNote(base: string): Promise<string> {
  const answer = await fetch(`${base}/api/notes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'A note', body: 'of some words' }),
  });
  const { id } = (await answer.json()) as { id: string };
  return `/api/notes/${id}`;
}

/** The median ratio of what requests cost ours and the bare server, which is told to answer the same to the same path. */
async function cost(
  ours: Command,
  bare: Command,
  rounds: number,
  ask: (base: string) => Promise<string>,
): Promise<number> {
  const mine = await serve(ours, {}, '/livez');
  try {
    const at = await ask(mine.base);
    const body = await (await fetch(`${mine.base}${at}`)).text();
    const yours = await serve(bare, { BARE_PATH: at, BARE_BODY: body }, at);
    try {
      const load = ({ base, process }: Served) => spent(`${base}${at}`, process.pid ?? 0);
      return (
        await paired(
          rounds,
          () => load(mine),
          () => load(yours),
        )
      ).ratio;
    } finally {
      await end(yours);
    }
  } finally {
    await end(mine);
  }
}

interface Served {
  readonly base: string;
  readonly process: ChildProcess;
}

async function serve(command: Command, env: Record<string, string>, at: string): Promise<Served> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const process = spawn(command.file, command.args, {
    cwd: command.cwd,
    stdio: 'ignore',
    env: {
      ...globalThis.process.env,
      ...env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      RATE_LIMIT_PER_MINUTE: '0',
    },
  });
  for (let count = 0; count < 400; count += 1) {
    const answer = await fetch(`${base}${at}`).catch(() => undefined);
    if (answer?.ok) return { base, process };
    await pause(50);
  }
  process.kill('SIGKILL');
  throw new Error(`${command.file} ${command.args.join(' ')} does not answer`);
}

async function end({ process }: Served): Promise<void> {
  process.kill();
  await once(process, 'exit');
}

/** Microseconds of the server's processor time for each request. */
async function spent(url: string, pid: number): Promise<number> {
  const before = processorTime(pid);
  const result = await autocannon({ url, connections: 20, amount: REQUESTS });
  if (result.non2xx + result.errors > 0) throw new Error(`${url} failed`);
  return ((processorTime(pid) - before) * 1000) / REQUESTS;
}
