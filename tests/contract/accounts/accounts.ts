import { describe } from 'vitest';
import type { Resource } from '../../../src/choices/resource.ts';
import type { Stage } from '../stage.ts';
import type { Server, Subject } from '../subject.ts';
import { attempts } from './attempts.ts';
import { guards } from './guards.ts';
import { mail } from './mail.ts';
import { ownership } from './ownership.ts';
import { passwords } from './passwords.ts';
import { roles } from './roles.ts';
import { sessions } from './sessions.ts';
import { signUp } from './sign-up.ts';

/**
 * Accounts as docs/accounts.md promises them: what a user can do, and what an attacker can't. Without `lifecycle`, what
 * has servers of its own stays out.
 */
export function accounts(
  resources: Resource[],
  subject: Subject,
  stage: Stage,
  server: () => Server,
  { lifecycle }: { readonly lifecycle: boolean },
): void {
  describe('accounts', () => {
    signUp(subject, server);
    guards(resources, subject, stage, server);
    sessions(server);
    passwords(server);
    roles(subject, server);
    ownership(resources, subject, server);
    if (!lifecycle) return;
    attempts(subject);
    mail(subject);
  });
}
