// What has to be known of a model to use it as it was trained; read from the model's config.json or the family table.
import { z } from 'zod';
import type { LanguageCode } from '../domain.js';
import type { ReaderLimits } from './reader-rows.js';
import { MODEL_FAMILIES } from './model-families.js';

export type Pooling = 'mean' | 'cls';

/** How texts become vectors. Goes into the fingerprint as it stands. */
export interface ModelRecipe {
  readonly pooling: Pooling;
  readonly questionPrefix: string;
  readonly passagePrefix: string;
  /** Whether the tokenizer's special tokens ([CLS], </s>) are added. */
  readonly specialTokens: boolean;
  /** `static-tokens`: a token's vector does not depend on its neighbours, so a table of them says all. */
  readonly interaction: 'static-tokens' | 'sentences';
  /** Exponent of a token vector's length where that is its weight in late interaction. */
  readonly tokenWeightPower: number;
  /** Static tokens: one that a text holds n times counts n to this power in the mean; 1 is the plain mean. */
  readonly tokenCountPower: number;
}

export interface ModelDescription {
  readonly recipe: ModelRecipe;
  /** Empty: no claim is made. */
  readonly languages: readonly LanguageCode[];
  /** Of models that bring a reader. */
  readonly reader?: ReaderLimits;
}

/** The field `verbatim` of config.json, by which a model describes itself. */
const ownWords = z.object({
  interaction: z.enum(['static-tokens', 'sentences']).default('sentences'),
  languages: z.array(z.string()).default([]),
  pooling: z.enum(['mean', 'cls']).default('mean'),
  question_prefix: z.string().default(''),
  passage_prefix: z.string().default(''),
  special_tokens: z.boolean().default(true),
  token_weight_power: z.number().default(1),
  token_count_power: z.number().default(1),
  reader: z.object({ question_tokens: z.number(), passage_tokens: z.number() }).optional(),
});

const configuration = z.looseObject({ verbatim: ownWords.optional(), _name_or_path: z.string().optional() });

/**
 * The model's own words come first, then the family that its name belongs to, then plain mean pooling.
 *
 * @param name the model's id or folder name
 * @param config the parsed config.json
 * @throws {z.ZodError} where the field `verbatim` is malformed
 */
export function describeModel(name: string, config: unknown): ModelDescription {
  const { verbatim, _name_or_path: origin = '' } = configuration.parse(config);
  if (verbatim) {
    const { reader } = verbatim;
    return {
      ...(reader && {
        reader: { questionTokens: reader.question_tokens, passageTokens: reader.passage_tokens },
      }),
      languages: verbatim.languages,
      recipe: {
        pooling: verbatim.pooling,
        questionPrefix: verbatim.question_prefix,
        passagePrefix: verbatim.passage_prefix,
        specialTokens: verbatim.special_tokens,
        interaction: verbatim.interaction,
        tokenWeightPower: verbatim.token_weight_power,
        tokenCountPower: verbatim.token_count_power,
      },
    };
  }
  const family = MODEL_FAMILIES.find(({ names }) => names.test(name) || names.test(origin));
  return {
    languages: family?.languages ?? [],
    recipe: {
      pooling: family?.pooling ?? 'mean',
      questionPrefix: family?.questionPrefix ?? '',
      passagePrefix: family?.passagePrefix ?? '',
      specialTokens: true,
      interaction: 'sentences',
      tokenWeightPower: 1,
      tokenCountPower: 1,
    },
  };
}
