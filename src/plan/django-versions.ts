import { Bug } from '../errors.ts';

/** A series of Django that projects are generated for; its pack, `django/django-<series>`, pins the requirement. */
export interface DjangoVersion {
  readonly series: string;
  /** Minor versions of Python 3 that it runs on (docs.djangoproject.com, "What Python version can I use with Django?"). */
  readonly oldestPython: number;
  readonly newestPython: number;
}

/** The usual one first: the newest with long-term support. */
export const DJANGO_VERSIONS: readonly [DjangoVersion, ...DjangoVersion[]] = [
  { series: '5.2', oldestPython: 10, newestPython: 14 },
  { series: '6.1', oldestPython: 12, newestPython: 14 },
];

/** The one of that series, or the usual one; an unknown one is a Bug, since choices have been checked. */
export function djangoVersionOf(series = DJANGO_VERSIONS[0].series): DjangoVersion {
  const found = DJANGO_VERSIONS.find((version) => version.series === series);
  if (found === undefined) throw new Bug(`There is no Django "${series}".`);
  return found;
}

/** Whether a version of Python (`3.12`, `3.12.1`) is one that it runs on. */
export function runsOn({ oldestPython, newestPython }: DjangoVersion, python: string): boolean {
  const [major, minor] = python.split('.').map(Number);
  return major === 3 && minor !== undefined && minor >= oldestPython && minor <= newestPython;
}

/** The Pythons that it runs on, in words. */
export const pythonRangeOf = ({ oldestPython, newestPython }: DjangoVersion): string =>
  `3.${oldestPython} to 3.${newestPython}`;
