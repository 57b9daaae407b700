// What was said about quotes: the quote, the reason, the day; never who said it.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FEEDBACK_REASONS, type FeedbackStore } from '../keeper-types.js';
import { appendLine, readJsonLines } from './json-lines.js';

const line = z.object({
  day: z.string(),
  rating: z.enum(['good', 'bad']),
  reason: z.enum(FEEDBACK_REASONS).optional(),
  quote: z.string().optional(),
  file: z.string().optional(),
  question: z.string().optional(),
  generation: z.string(),
  documentId: z.string(),
  start: z.number(),
  end: z.number(),
});

/** One JSON object a line in `feedback.jsonl`. @param today `2026-11-25` */
export function openFeedback(dataDirectory: string, today: () => string): FeedbackStore {
  const file = path.join(dataDirectory, 'feedback.jsonl');
  let writing: Promise<void> = Promise.resolve();
  return {
    add({ ref, ...entry }) {
      const { generation, documentId, span } = ref;
      const kept = { day: today(), ...entry, generation, documentId, ...span };
      const append = async (): Promise<void> => {
        await mkdir(dataDirectory, { recursive: true });
        await appendLine(file, kept);
      };
      writing = writing.then(append, append);
      return writing;
    },
    async list() {
      const lines = await readJsonLines(file, line);
      return lines
        .reverse()
        .map(({ start, end, ...kept }) => ({ ...dropAbsent(kept), span: { start, end } }));
    },
  };
}

/** zod writes absent keys as `undefined`, which exact optional types do not want. */
function dropAbsent<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, of]) => of !== undefined)) as never;
}
