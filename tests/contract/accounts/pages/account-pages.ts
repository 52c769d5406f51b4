import { describe } from 'vitest';
import type { Server, Subject } from '../../subject.ts';
import { attemptPages } from './attempts.ts';
import { doors } from './doors.ts';
import { ownedPages } from './ownership.ts';
import { passwordPages } from './passwords.ts';
import { sessionPages } from './sessions.ts';
import { signUpPages } from './sign-up.ts';

/** Accounts as the section "Pages" of docs/accounts.md promises them, to people and against attackers. */
export function accountPages(subject: Subject, server: () => Server): void {
  describe('the pages of accounts', () => {
    doors(subject.resources, server);
    signUpPages(server);
    sessionPages(subject, server);
    passwordPages(server);
    ownedPages(subject, server);
    attemptPages(subject);
  });
}
