import { describe, expect, it } from 'vitest';
import { planFor } from '../support/blueprints.ts';

describe.each(['api', 'pages', 'both'])('the README of a project with %s', (surface) => {
  const choices = { surface, features: ['sensitive'] };
  const readme = planFor({ choices }).get('README.md');

  it('names every folder once', () => {
    const list = /^## Find your way$(.*?)^## /ms.exec(readme ?? '')?.[1] ?? '';
    const folders = [...list.matchAll(/^- .*|^ {2}.*/gm)].flatMap(
      ([line]) => line.match(/`[\w/]+\/`/g) ?? [],
    );
    expect(folders).toEqual(expect.arrayContaining(['`src/routes/`', '`src/controllers/`']));
    expect(folders).toEqual([...new Set(folders)]);
  });

  it('says once what a setting is for', () => {
    const text = /^## What it serves$(.*?)^## Find/ms.exec(readme ?? '')?.[1] ?? '';
    for (const name of ['TOTP_KEY', 'SESSION_DAYS', 'REAUTH_SECONDS']) {
      expect(text.split(`\`${name}\``), name).toHaveLength(2);
    }
  });
});
