// The settings: one schema, every fault reported together; the only reader of process.env.
import { z } from 'zod';
import { LOCALES } from './domain.js';
import { VerbatimError } from './errors.js';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const count = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const snowflakes = z
  .string()
  .default('')
  .refine(
    (text) => /^[\s,]*(?:\d{15,20}(?:[\s,]+|$))*$/.test(text),
    'needs ids of Discord, separated by commas',
  )
  .transform((text) => text.split(/[\s,]+/).filter((id) => id !== ''));

/** Every setting with its default. `.env.example` names the same keys; a test compares them. */
export const configSchema = z.object({
  DISCORD_TOKEN: z.string().trim().default(''),
  DISCORD_API_URL: z.url().default('https://discord.com/api'),
  CORPUS_DIR: z.string().min(1).default('corpus'),
  DATA_DIR: z.string().min(1).default('data'),
  EMBEDDINGS_DIR: z.string().min(1).default('embeddings'),
  EMBEDDING_MODEL: z.string().min(1).default('bundled'),
  KEEP_GENERATIONS: count(1, 100).default(3),
  KEEP_UNANSWERED_DAYS: count(0, 3650).default(0),
  MAX_FILE_MB: count(1, 1000).default(50),
  ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  QUESTIONS_PER_MINUTE_USER: count(1, 1000).default(10),
  QUESTIONS_PER_MINUTE_SERVER: count(1, 10_000).default(120),
  MODERATION_GUILD_IDS: snowflakes,
  MODERATOR_ROLE_IDS: snowflakes,
  BOT_LANGUAGE: z.enum(LOCALES).default('en'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Config = z.infer<typeof configSchema>;

/**
 * Reads the settings. Empty values count as absent.
 * @throws VerbatimError `config/invalid` naming every fault at once.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([key, value]) => key in configSchema.shape && value?.trim() !== ''),
  );
  const parsed = configSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new VerbatimError('config/invalid', {
    faults: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  });
}
