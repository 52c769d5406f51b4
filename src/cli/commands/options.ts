import { flagOf, OPTIONS } from '../options.ts';
import { STACKS, type PackOption } from '../../packs/pack.ts';
import { FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import { QUESTIONS } from '../../recommend/questions.ts';
import type { CommandLine } from '../flags.ts';
import { wrap } from '../print/wrap.ts';
import type { Session } from '../session.ts';

/** The catalogue: every question with its answers, every option, and what each stack has packs for. */
export function optionsCommand(_line: CommandLine, session: Session): Promise<void> {
  const stacks = STACKS.map((stack) => ({
    stack,
    packs: session.catalogue
      .filter((pack) => pack.folder === stack)
      .map(({ id, manifest: { title, summary, status, answers } }) => ({
        id,
        title,
        summary,
        status,
        answers: answers ?? {},
      })),
  }));
  session.result = {
    questions: QUESTIONS.map(({ id, question, answers }) => ({
      id,
      flag: flagOf(id),
      question,
      answers,
    })),
    options: OPTIONS.filter((option) => option.group !== 'answers').map((option) => ({
      ...option,
      flag: flagOf(option.id),
    })),
    stacks,
  };
  if (session.json) return Promise.resolve();
  const { out, paint } = session.terminal;
  for (const { id, question, answers } of QUESTIONS) {
    out(paint('bold', `${flagOf(id)}  ${question}`));
    for (const { value, title, hint } of answers)
      out(wrap(`${title} – ${hint}`, `  ${value.padEnd(12)}`, ' '.repeat(14)));
    out('');
  }
  for (const { stack, packs } of stacks) {
    out(paint('bold', FRAMEWORK_TITLE[stack]));
    if (packs.length === 0) out('  can be recommended, but not generated yet');
    for (const { title, summary, status, answers } of packs) {
      const flags = (Object.entries(answers) as [PackOption, string[]][]).flatMap(
        ([option, values]) => values.map((value) => `${flagOf(option)} ${value}`),
      );
      if (flags.length === 0) continue;
      out(
        wrap(
          `${title}: ${summary} (${status === 'proven' ? 'proven' : 'written, not run'})`,
          `  ${flags.join(', ').padEnd(24)}`,
          ' '.repeat(26),
        ),
      );
    }
    out('');
  }
  return Promise.resolve();
}
