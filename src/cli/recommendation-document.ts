import * as z from 'zod';
import { OutcomeSchema } from '../recommend/outcome.ts';

/** What `recommend --json` prints: the outcome, and what each stack can't generate yet. */
export const RecommendationDocumentSchema = OutcomeSchema.extend({
  notGenerated: z.strictObject({ express: z.array(z.string()), django: z.array(z.string()) }),
});
export type RecommendationDocument = z.infer<typeof RecommendationDocumentSchema>;
