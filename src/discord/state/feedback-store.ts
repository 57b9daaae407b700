// What was said about a quote: the quote, the reason, the day; never who said it.
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { QuoteRef } from '../../app-types.js';
import type { FeedbackReason } from '../../i18n/discord/discord-sentences.js';

export interface FeedbackEntry {
  readonly rating: 'good' | 'bad';
  readonly reason?: FeedbackReason;
  readonly ref: QuoteRef;
  /** The quoted words, so that the entry says something after the generation is gone. */
  readonly quote?: string;
}

export interface FeedbackStore {
  add(entry: FeedbackEntry): Promise<void>;
}

/** One JSON object a line. @param today `2026-11-25`: the hour could tell who was there */
export function openFeedback(dataDirectory: string, today: () => string): FeedbackStore {
  const file = join(dataDirectory, 'feedback.jsonl');
  let writing: Promise<void> = Promise.resolve();
  return {
    add({ ref, ...entry }) {
      const line = {
        day: today(),
        ...entry,
        generation: ref.generation,
        documentId: ref.documentId,
        ...ref.span,
      };
      const append = () => appendFile(file, `${JSON.stringify(line)}\n`);
      writing = writing.then(append, append);
      return writing;
    },
  };
}
