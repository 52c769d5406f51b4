import { describe } from 'vitest';
import type { Server, Subject } from '../../subject.ts';
import { auditPages } from './audit.ts';
import { bothDoors } from './both-doors.ts';
import { forgedForms } from './forgery.ts';
import { freshPages } from './fresh.ts';
import { secondFactorPages } from './second-factor.ts';
import { sessionListPages } from './session-list.ts';
import { signInWithSecondFactor } from './sign-in.ts';

/** Sensitive accounts as the section "Pages" of docs/sensitive-accounts.md promises them. */
export function sensitivePages(subject: Subject, server: () => Server): void {
  describe('the pages of sensitive accounts', () => {
    signInWithSecondFactor(server);
    secondFactorPages(subject, server);
    sessionListPages(subject, server);
    freshPages(subject);
    forgedForms(server);
    auditPages(subject, server);
    if (subject.surface === 'both') bothDoors(server);
  });
}
