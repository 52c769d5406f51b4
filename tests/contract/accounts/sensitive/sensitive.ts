import { describe } from 'vitest';
import type { Resource } from '../../../../src/choices/resource.ts';
import type { Stage } from '../../stage.ts';
import type { Server, Subject } from '../../subject.ts';
import { adminsAndSecondFactors } from './admins.ts';
import { audit } from './audit.ts';
import { fresh } from './fresh.ts';
import { secondFactor } from './second-factor.ts';
import { sessionList } from './session-list.ts';

/** Sensitive accounts as docs/sensitive-accounts.md promises them. */
export function sensitive(
  resources: Resource[],
  subject: Subject,
  stage: Stage,
  server: () => Server,
): void {
  describe('sensitive accounts', () => {
    sessionList(subject, server);
    secondFactor(server);
    fresh(subject);
    adminsAndSecondFactors(subject, server);
    audit(resources, subject, stage, server);
  });
}
