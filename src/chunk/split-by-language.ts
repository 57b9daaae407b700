// Cuts a paragraph in two languages at the sentence borders where the language changes.
import type { LanguageCode, Span } from '../domain.js';
import { countWords } from './count-words.js';

/** Fewer words than this do not show their language by themselves (names, dates, "(Photo: …)"). */
const WORDS_FOR_CONFIDENCE = 8;

export interface LanguageRun {
  readonly language: LanguageCode;
  readonly sentences: readonly Span[];
}

/**
 * Sentences of a paragraph, grouped into runs of one language. A sentence too short to judge, or whose language
 * cannot be told, follows the one before it; the first ones follow the first that can be judged.
 *
 * @param sentences at least one, in offsets of `text`
 */
export function splitByLanguage(
  text: string,
  sentences: readonly Span[],
  detectLanguage: (text: string) => LanguageCode,
): LanguageRun[] {
  const whole = detectLanguage(slice(text, sentences));
  if (sentences.length === 1) return [{ language: whole, sentences }];
  const runs: { language: LanguageCode; sentences: Span[] }[] = [];
  for (const sentence of sentences) {
    const words = text.slice(sentence.start, sentence.end);
    const known = countWords(words) >= WORDS_FOR_CONFIDENCE ? detectLanguage(words) : 'und';
    const last = runs.at(-1);
    if (!last) runs.push({ language: known, sentences: [sentence] });
    else if (known === 'und' || known === last.language) last.sentences.push(sentence);
    else if (last.language === 'und') {
      last.language = known;
      last.sentences.push(sentence);
    } else runs.push({ language: known, sentences: [sentence] });
  }
  return runs.length > 1 ? runs : [{ language: whole, sentences }];
}

function slice(text: string, sentences: readonly Span[]): string {
  return text.slice(sentences[0]?.start, sentences.at(-1)?.end);
}
