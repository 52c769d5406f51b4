import { BACK, type Asking, type Choice, type Line, type Menu } from '../../../src/cli/asking.ts';
import type { Draft } from '../../../src/cli/draft.ts';
import { offersOf } from '../../../src/cli/offers.ts';
import { sessionOf, type Session } from '../../../src/cli/session.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { askForDraft } from '../../../src/cli/wizard/wizard.ts';
import type { Pack } from '../../../src/packs/pack.ts';
import type { Template } from '../../../src/plan/render.ts';
import type { Environment } from '../../../src/run/probe.ts';
import { catalogue } from '../../support/catalogue.ts';

export const EMPTY: Draft = { answers: {}, feature: [], without: [], resource: [], upstream: [] };

/** A machine without Python: Django can be written, but not installed. */
export const ENVIRONMENT: Environment = {
  node: '24.0.0',
  nodeMajor: 24,
  packageManager: { name: 'npm', version: '11.0.0' },
  git: undefined,
  uv: undefined,
  pythons: { chosen: undefined, answered: [] },
};

/** What is said on the screen, collected. */
export function screen(): Terminal & { readonly text: string } {
  const lines: string[] = [];
  return {
    out: (text) => void lines.push(text),
    note: (text) => void lines.push(text),
    interactive: true,
    height: 24,
    paint: (_, text) => text,
    get text() {
      return lines.join('\n');
    },
  };
}

export const sessionWith = (packs: readonly Pack<Template>[] = catalogue): Session =>
  sessionOf({
    terminal: screen(),
    json: false,
    version: '0.0.0',
    packageManager: 'npm',
    catalogue: packs,
    signal: new AbortController().signal,
  });

interface Setting {
  readonly terminal?: Terminal;
  readonly install?: boolean;
  readonly packs?: readonly Pack<Template>[];
}

/** Runs the wizard with somebody else's answers. */
export function runWizard(
  asking: Asking,
  given: Partial<Draft> = {},
  { terminal = screen(), install = false, packs }: Setting = {},
): Promise<Draft> {
  const needs = { install, git: false, verify: false };
  const offers = offersOf(sessionWith(packs), ENVIRONMENT, needs);
  return askForDraft({ ...EMPTY, ...given }, { asking, offers, terminal });
}

/** What a script answers to one question: the beginning of a choice's title, back, or a typed line. */
export type Answer = readonly [message: string, answer: string | typeof BACK];

export interface Asked {
  readonly message: string;
  readonly titles: readonly string[];
  readonly current: string | undefined;
  readonly why: string | undefined;
}

/**
 * Answers from a script: each entry waits for a question whose message holds its first part; every other question is
 * answered with what is under the cursor. Fails where an entry was never asked, or names no choice.
 */
export function scripted(script: readonly Answer[]): Asking & {
  readonly asked: Asked[];
  /** The messages of the lines that were to be typed. */
  readonly lines: string[];
  readonly left: Answer[];
} {
  const left = [...script];
  const asked: Asked[] = [];
  const lines: string[] = [];
  const next = (message: string): Answer[1] | undefined =>
    left[0] !== undefined && message.includes(left[0][0]) ? left.shift()?.[1] : undefined;
  return {
    asked,
    lines,
    left,
    choose<T>(menu: Menu<T>) {
      const { message, choices, initial = 0 } = menu;
      asked.push({
        message,
        titles: choices.map(({ title }) => title),
        current: choices[initial]?.title,
        why: menu.why?.(),
      });
      if (asked.length > 200) throw new Error(`The script does not end: ${message}`);
      const answer = next(message);
      if (answer === BACK && !menu.back) throw new Error(`"${message}" has no way back`);
      return Promise.resolve(answer === BACK ? BACK : chosen(choices, answer, initial).value);
    },
    async type({ message, initial = '', check }: Line) {
      lines.push(message);
      const answer = next(message);
      const text = typeof answer === 'string' ? answer : initial;
      const problem = text === '' || (await check(text));
      if (problem !== true) throw new Error(problem);
      return text;
    },
  };
}

function chosen<T>(
  choices: readonly Choice<T>[],
  answer: string | undefined,
  initial: number,
): Choice<T> {
  const found =
    answer === undefined ? choices[initial] : choices.find(({ title }) => title.startsWith(answer));
  if (found === undefined)
    throw new Error(`No "${answer}" among: ${choices.map(({ title }) => title).join(' | ')}`);
  return found;
}
