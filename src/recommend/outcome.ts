import * as z from 'zod';
import { INDICATORS } from './indicators.ts';
import { FRAMEWORKS, TIERS } from './points/point.ts';
import { QUESTIONS, type AnswerOf, type QuestionId } from './questions.ts';

const QuestionIdSchema = z.enum(QUESTIONS.map((question) => question.id));
const IndicatorIdSchema = z.enum(INDICATORS.map((indicator) => indicator.id));
const FrameworkSchema = z.enum(FRAMEWORKS);

export const CONFIDENCES = ['strong', 'clear', 'leaning', 'toss-up', 'forced', 'clash'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

const ChangeSchema = z.strictObject({ question: QuestionIdSchema, answer: z.string() });
const BecauseSchema = z.string().min(1);
const SourceSchema = z.string().min(1);

const ForcingSchema = ChangeSchema.extend({
  framework: FrameworkSchema,
  because: BecauseSchema,
  source: SourceSchema,
});

const CounterSchema = z.strictObject({ source: SourceSchema, because: BecauseSchema });

const CountedPointSchema = ForcingSchema.extend({
  points: z.int().min(1).max(3),
  tier: z.enum(TIERS),
  /** Whether most products give that answer, so that it makes no pick surer. */
  common: z.boolean(),
  /** What speaks against it: there for a contested point (tier B), and only there. */
  counter: CounterSchema.optional(),
});

const IndicatorScoreSchema = z.strictObject({
  id: IndicatorIdSchema,
  title: z.string(),
  express: z.int().nonnegative(),
  django: z.int().nonnegative(),
  points: z.array(CountedPointSchema),
});

const FlipSchema = z.strictObject({
  changes: z.array(ChangeSchema).min(1).max(2),
  framework: FrameworkSchema,
  margin: z.int(),
  kind: z.enum(['points', 'constraint']),
});

const ConcessionSchema = z.strictObject({
  changes: z.array(ChangeSchema).min(1),
  framework: FrameworkSchema.nullable(),
  margin: z.int(),
  confidence: z.enum(CONFIDENCES),
});

const RecommendationSchema = z.strictObject({
  framework: FrameworkSchema.nullable(),
  margin: z.int(),
  confidence: z.enum(CONFIDENCES),
  /** How far the pick leads without what most products need; null where nothing is picked on points. */
  lead: z.int().nullable(),
  forcedBy: z.array(ForcingSchema),
  indicators: z.array(IndicatorScoreSchema).length(INDICATORS.length),
  flips: z.array(FlipSchema).max(3),
  /** In a clash, what it would come to if one side gave way; otherwise empty. */
  concessions: z.array(ConcessionSchema),
  /** In a toss-up, the open questions that can decide; otherwise empty. */
  wouldDecide: z.array(QuestionIdSchema),
  /** The answers that neither framework fits. */
  neitherFits: z.array(ChangeSchema.extend({ because: BecauseSchema })),
});

type GivenShape = {
  [Q in QuestionId]: z.ZodOptional<
    z.ZodObject<{
      value: z.ZodEnum<{ [A in AnswerOf<Q>]: A }>;
      from: z.ZodEnum<{ user: 'user'; preset: 'preset' }>;
    }>
  >;
};

const GivenAnswersSchema = z.strictObject(
  Object.fromEntries(
    QUESTIONS.map((question) => [
      question.id,
      z
        .strictObject({
          value: z.enum(question.answers.map((answer) => answer.value)),
          from: z.enum(['user', 'preset']),
        })
        .optional(),
    ]),
  ) as unknown as GivenShape,
);

/** The document that `recommend --json` prints (cli.md). */
export const OutcomeSchema = z.strictObject({
  answers: GivenAnswersSchema,
  unanswered: z.array(QuestionIdSchema),
  recommendation: RecommendationSchema,
});

export type Outcome = z.infer<typeof OutcomeSchema>;
export type Recommendation = Outcome['recommendation'];
export type GivenAnswers = Outcome['answers'];
export type CountedPoint = z.infer<typeof CountedPointSchema>;
export type IndicatorScore = Recommendation['indicators'][number];
export type Flip = Recommendation['flips'][number];
export type Change = Flip['changes'][number];
export type Concession = Recommendation['concessions'][number];
export type Forcing = Recommendation['forcedBy'][number];
