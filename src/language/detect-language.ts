// Which language a passage is written in, and which one a question is asked in.
import { eld } from 'eld/extrasmall';
import type { LanguageCode } from '../domain.js';
import { fold, toNfc, words } from './fold.js';
import {
  ENGLISH_WORDS,
  isVietnameseSyllable,
  unaccentedVietnameseShare,
  VIETNAMESE_SLANG,
} from './function-words.js';

/**
 * Language of a passage: ISO 639-1, or `und` where it cannot be told (no letters, too short, a mixture of names).
 * Vietnamese letters are decisive; unaccented Vietnamese is told by its function words; the rest is `eld`'s.
 */
export function detectLanguage(text: string): LanguageCode {
  const plain = toNfc(text.slice(0, LONGEST_SAMPLE));
  const tokens = words(plain).filter((word) => /\p{L}/u.test(word));
  if (tokens.length === 0) return 'und';
  const english = englishShare(tokens);
  const folded = tokens.map(fold);
  const syllables = folded.filter(isVietnameseSyllable).length / tokens.length;
  if (vietnameseShare(tokens) >= 0.2 && !onlyNamesAreVietnamese(plain, english, syllables)) return 'vi';
  const unaccented = unaccentedVietnameseShare(folded);
  if (tokens.length >= 4 && unaccented >= 0.5 && unaccented > english * 2) return 'vi';
  // No other language has so many English function words; the detector would cost ten times as much.
  if (tokens.length >= 8 && english >= 0.3 && syllables < 0.8) return 'en';
  return detectProse(plain, tokens.length, english, syllables);
}

/** The detector's opinion of a passage, where it is sure enough for the number of words. */
function detectProse(plain: string, count: number, english: number, syllables: number): LanguageCode {
  const result = detector.detect(plain);
  const [best, second] = ranked(result.getScores());
  if (best === undefined || (syllables > 0.8 && NEIGHBOURS.has(best.language))) return 'und';
  if (english >= 0.2 && (result.getScores()['en'] ?? 0) >= best.score * 0.7) return 'en';
  if (result.isReliable() && (count >= 4 || ownScript(plain))) return best.language;
  return count >= 6 && best.score > (second?.score ?? 0) * 1.15 ? best.language : 'und';
}

/**
 * Language of a question as people type it: with accents, without them, in chat spelling, a few keywords.
 * Vietnamese and English are told apart by letters and function words; other languages only where `eld` is sure of
 * them; `und` for names, numbers and nothing.
 */
export function detectQuestionLanguage(text: string): LanguageCode {
  const plain = toNfc(text.slice(0, LONGEST_SAMPLE)).replace(/<[@#:a][^>]*>|https?:\/\/\S+/g, ' ');
  const tokens = words(plain).filter((word) => /\p{L}/u.test(word));
  if (tokens.length === 0) return 'und';
  if (ownScript(plain)) return detectLanguage(plain);
  const folded = tokens.map(fold);
  const english = englishShare(tokens);
  const syllables = folded.filter(isVietnameseSyllable).length / tokens.length;
  const vietnamese = vietnameseShare(tokens);
  // `What does a "thầy tuồng" do in Vietnamese opera?` is English.
  if (vietnamese > 0 && vietnamese >= english && !onlyNamesAreVietnamese(plain, english, syllables))
    return 'vi';
  const slang = folded.filter((token) => VIETNAMESE_SLANG.has(token)).length / tokens.length;
  const unaccented = unaccentedVietnameseShare(folded) + slang;
  if (unaccented > english && unaccented >= 0.3 && syllables + slang >= 0.6) return 'vi';
  return detectByLetters(plain, tokens.length, english, syllables);
}

/** `Who is Phạm Hải Anh?`: every word with Vietnamese letters has a capital, and the others are not Vietnamese. */
function onlyNamesAreVietnamese(plain: string, english: number, syllables: number): boolean {
  const accented = (plain.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => /[^\x00-\x7f]/.test(word));
  return accented.every((word) => /^\p{Lu}/u.test(word)) && (english > 0 || syllables < 0.7);
}

/** The detector's opinion of a question in Latin letters, with English before its look-alikes. */
function detectByLetters(plain: string, count: number, english: number, syllables: number): LanguageCode {
  const result = detector.detect(plain);
  const [best] = ranked(result.getScores());
  if (best === undefined) return english > 0 ? 'en' : 'und';
  const score = result.getScores()['en'] ?? 0;
  const ahead = best.score - score;
  const noise = syllables === 1 && NEIGHBOURS.has(best.language);
  if (count >= 3 && result.isReliable() && ahead > 0.1 && english < 0.3 && !noise) return best.language;
  if (english > 0 || score >= best.score * 0.95) return 'en';
  return count < 3 && score >= 0.5 && score >= best.score * 0.75 && syllables < 1 ? 'en' : 'und';
}

/** What `eld` takes unaccented Vietnamese names for. */
const NEIGHBOURS = new Set(['tl', 'ms', 'id', 'ro', 'tr', 'vi']);

/** More than this tells no more about the language, only takes longer; UTF-16 units. */
const LONGEST_SAMPLE = 4000;

/**
 * Languages with at least thirty million readers on the web: fewer candidates make short texts safer. The smallest
 * data set takes 90 MB less memory than the medium one and is as good at whole sentences.
 */
const detector = eld.newInstance();
detector.setLanguageSubset(
  'ar bn cs da de el en es fa fi fr he hi hu id it ja ko ms nl no pl pt ro ru sv ta te th tl tr uk ur vi zh'.split(
    ' ',
  ),
);

function ranked(scores: Record<string, number>): { language: LanguageCode; score: number }[] {
  return Object.entries(scores)
    .map(([language, score]) => ({ language, score }))
    .sort((a, b) => b.score - a.score);
}

/** Vowels with a mark of their own and a tone mark, or a horn: no other major language has them. */
const OWN_LETTER = /[\u1ea0-\u1ef9ơư]/u;
/** Letters that some other language has too; they count beside the others or where every word is a syllable. */
const SHARED_LETTER = /[àáâãèéêìíòóôõùúýăđĩũ]/u;

/** Share of words with Vietnamese letters. */
function vietnameseShare(tokens: readonly string[]): number {
  const own = tokens.filter((token) => OWN_LETTER.test(token) && token.length <= 7).length;
  const shared = tokens.filter((token) => !OWN_LETTER.test(token) && SHARED_LETTER.test(token));
  const counts =
    own > 0 ||
    (/[đăĩũ]/u.test(shared.join('')) && tokens.every((token) => isVietnameseSyllable(fold(token))));
  return counts ? (own + shared.length) / tokens.length : 0;
}

function englishShare(tokens: readonly string[]): number {
  return tokens.filter((token) => ENGLISH_WORDS.has(token.replace(/['’]s$/, ''))).length / tokens.length;
}

/** Scripts that no Vietnamese or English text is written in. */
function ownScript(text: string): boolean {
  const foreign = text.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
  return foreign > (text.match(/\p{L}/gu)?.length ?? 0) * 0.5;
}
