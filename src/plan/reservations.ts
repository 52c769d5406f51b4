import type { Pack } from '../packs/pack.ts';

/** What one has to know before one relies on a project with these packs, each a sentence. Pure. */
export const reservations = <T>(packs: readonly Pack<T>[]): string[] => [
  ...notRun(packs),
  ...provenElsewhere(packs),
  ...forgetful(packs),
];

/** What was never run, said once for each title: there was nothing to run it on. */
const notRun = <T>(packs: readonly Pack<T>[]): string[] => {
  const written = packs.filter(({ manifest }) => manifest.status === 'written');
  return [...new Set(written.map(({ manifest }) => manifest.title))].map(
    (title) =>
      `What is generated for ${title} is written, not run: try it on your own before you rely on it.`,
  );
};

/** A database that was replaced by something else that only speaks the same protocol. */
const provenElsewhere = <T>(packs: readonly Pack<T>[]): string[] =>
  packs.flatMap(({ manifest: { title, provenOn, answers } }) =>
    provenOn === undefined || answers?.database === undefined
      ? []
      : [
          `What is generated for ${title} was proven on ${provenOn}, not on ${title} itself: try it on your own before you rely on it.`,
        ],
  );

/** Says so where records don't outlive the server. */
const forgetful = <T>(packs: readonly Pack<T>[]): string[] =>
  packs.some((pack) => pack.manifest.capabilities?.persistent === false)
    ? ['Records are kept in memory: the server forgets them all when it stops.']
    : [];
