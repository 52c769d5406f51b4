import { pino } from 'pino';
import { AuditWriter } from '../../src/audit-writer.js';

export const audit = new AuditWriter(pino({ level: 'silent' }));
