// Paragraphs and questions in both languages, made of the corpus's own words by a seeded generator.
import { readCorpus } from '../src/corpus/read-corpus.js';
import { detectLanguage } from '../src/language/detect-language.js';
import { fold } from '../src/language/fold.js';

export type BenchLanguage = 'en' | 'vi';

export interface TextGenerator {
  /** 60 to 120 words in sentences. */
  paragraph(language: BenchLanguage): string;
  /** A question about a few words that follow each other in `text`; some Vietnamese ones without diacritics. */
  question(language: BenchLanguage, text: string): string;
}

const SHORTEST_PARAGRAPH = 60;
const LONGEST_PARAGRAPH = 120;
/** How often the next word is any word instead of one that follows in the corpus: keeps paragraphs apart. */
const LEAP = 0.3;
const UNACCENTED = 0.25;

const FRAMES: Readonly<Record<BenchLanguage, readonly ((words: string) => string)[]>> = {
  en: [
    (words) => `What was said about ${words}?`,
    (words) => `Who spoke of ${words}?`,
    (words) => `When did they discuss ${words}?`,
    (words) => `How many ${words}?`,
  ],
  vi: [
    (words) => `Hai bên nói gì về ${words}?`,
    (words) => `Ai đã nhắc đến ${words}?`,
    (words) => `Khi nào có ${words}?`,
    (words) => `Có bao nhiêu ${words}?`,
  ],
};

/** Learns the words of a corpus folder, and which word follows which. The same seed gives the same texts. */
export async function createTextGenerator(corpusDirectory: string, seed: number): Promise<TextGenerator> {
  const { documents } = await readCorpus(corpusDirectory);
  const words: Record<BenchLanguage, string[]> = { en: [], vi: [] };
  for (const { text, blocks } of documents)
    for (const { kind, span } of blocks) {
      const block = text.slice(span.start, span.end);
      const language = detectLanguage(block);
      if (kind !== 'furniture' && (language === 'en' || language === 'vi'))
        words[language].push(...block.split(/\s+/));
    }
  const followers = { en: followersOf(words.en), vi: followersOf(words.vi) };
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  return {
    paragraph(language) {
      const length = SHORTEST_PARAGRAPH + Math.floor(random() * (LONGEST_PARAGRAPH - SHORTEST_PARAGRAPH));
      const chosen: string[] = [];
      while (chosen.length < length) {
        const next = followers[language].get(chosen.at(-1) ?? '');
        chosen.push(next === undefined || random() < LEAP ? pick(words[language]) : pick(next));
      }
      return `${chosen.join(' ').replace(/[^\p{L}\p{N}]*$/u, '')}.`;
    },
    question(language, text) {
      const source = text.split(/\s+/);
      const from = Math.floor(random() * Math.max(1, source.length - 6));
      const about = source.slice(from, from + 3 + Math.floor(random() * 3)).join(' ');
      const question = pick(FRAMES[language])(about.replace(/["“”«».,;:?!()]/gu, ''));
      return language === 'vi' && random() < UNACCENTED ? fold(question) : question;
    },
  };
}

function followersOf(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const followers = new Map<string, string[]>();
  words.slice(1).forEach((word, index) => {
    const before = words[index]!;
    const known = followers.get(before);
    if (known) known.push(word);
    else followers.set(before, [word]);
  });
  return followers;
}

/** mulberry32: numbers in 0..1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
