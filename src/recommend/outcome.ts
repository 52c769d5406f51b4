import { z } from 'zod';
import { INDICATORS } from './indicators.ts';
import { FRAMEWORKS, TIERS } from './points/point.ts';
import { QUESTIONS, type AnswerOf, type QuestionId } from './questions.ts';

const QuestionIdSchema = z.enum(QUESTIONS.map((question) => question.id));
const IndicatorIdSchema = z.enum(INDICATORS.map((indicator) => indicator.id));
const FrameworkSchema = z.enum(FRAMEWORKS);

export const CONFIDENCES = ['strong', 'clear', 'leaning', 'toss-up', 'forced', 'clash'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

const ChangeSchema = z.strictObject({ question: QuestionIdSchema, answer: z.string() });
const ForcingSchema = ChangeSchema.extend({ framework: FrameworkSchema });

const CountedPointSchema = ForcingSchema.extend({
  points: z.int().min(1).max(3),
  because: z.string().min(1),
  source: z.string().min(1),
  tier: z.enum(TIERS),
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

const RecommendationSchema = z.strictObject({
  framework: FrameworkSchema.nullable(),
  margin: z.int(),
  confidence: z.enum(CONFIDENCES),
  forcedBy: z.array(ForcingSchema),
  indicators: z.array(IndicatorScoreSchema).length(INDICATORS.length),
  flips: z.array(FlipSchema).max(3),
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
export type Forcing = Recommendation['forcedBy'][number];
