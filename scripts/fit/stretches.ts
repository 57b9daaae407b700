// Corpora about one thing, as an operator's often are: a stretch of paragraphs around one that has questions, with questions
// that it answers and questions that look alike and that it does not answer.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceDocument } from '../../src/domain.js';
import { documentOfText } from '../../src/evaluation/xquad-r.js';
import { fold, words } from '../../src/language/fold.js';
import { linesOf, readParagraphs, readWritten, type Paragraphs } from './small-corpora.js';

export interface Stretch {
  /** The paragraph that answers. */
  readonly right: string;
  readonly documents: readonly SourceDocument[];
  /** The same without that paragraph. */
  readonly rest: readonly SourceDocument[];
  readonly answered: readonly { readonly text: string; readonly style: string }[];
  /** Questions about another stretch. */
  readonly elsewhere: readonly string[];
  /** Questions with another number, or a name that the stretch does not hold. */
  readonly altered: readonly string[];
  /** Questions written about what the paragraph does not say. */
  readonly unsaid: readonly string[];
  /** Messages about everyday things. */
  readonly everyday: readonly string[];
}

/** Paragraphs on both sides, by turns: corpora of 17 to 81 paragraphs. */
const RADII = [15, 15, 40, 8] as const;
/** Paragraphs a document. */
const DOCUMENT = 8;
const TITLE_WORDS = 9;
const DATE = '2019-05-14';
/** In every other four stretches, paragraphs of the other language. */
const OTHER_RADIUS = 5;
/** Everyday messages that a stretch is asked; every message in turn. */
const EVERYDAY = 5;
/** Which stretch asks its questions elsewhere, counted on from a stretch. */
const FAR = 8;

type Language = 'en' | 'vi';

/** @param folder holds `questions/`, `unanswerable.jsonl` and `everyday.jsonl` */
export async function readStretches(folder: string, data: string): Promise<Stretch[]> {
  const readLines = async (file: string): Promise<string[]> =>
    linesOf(await readFile(path.join(folder, file), 'utf8'));
  const everyday = (await readLines('everyday.jsonl')).map(
    (line) => (JSON.parse(line) as { text: string }).text,
  );
  const unsaid = new Map(
    (await readLines('unanswerable.jsonl')).map((line) => {
      const { sha256, questions } = JSON.parse(line) as { sha256: string; questions: string[] };
      return [sha256, questions];
    }),
  );
  const paragraphs = { en: await readParagraphs(data, 'en'), vi: await readParagraphs(data, 'vi') };
  const written = (await readWritten(path.join(folder, 'questions'))).filter(({ lang, sha256 }) =>
    paragraphs[lang].numberOf.has(sha256),
  );
  const draw = drawer(7);
  const placesOf = (language: Language): number[] =>
    written.flatMap(({ lang, sha256 }) =>
      lang === language ? [paragraphs[lang].numberOf.get(sha256)!] : [],
    );
  const places = { en: placesOf('en'), vi: placesOf('vi') };
  return written.map(({ lang, sha256, questions }, number): Stretch => {
    const own = paragraphs[lang];
    const at = own.numberOf.get(sha256)!;
    const around = numbersAround(own, at, RADII[number % RADII.length]!);
    const otherLanguage = lang === 'en' ? 'vi' : 'en';
    const isMixed = Math.floor(number / RADII.length) % 2 === 1;
    const otherPlaces = places[otherLanguage];
    const centre = otherPlaces[number % otherPlaces.length]! + 100;
    const other = paragraphs[otherLanguage];
    const others = isMixed
      ? documentsOf(other, otherLanguage, numbersAround(other, centre, OTHER_RADIUS))
      : [];
    const neighbours = written.filter((line) => line.lang === lang);
    const place = neighbours.findIndex((line) => line.sha256 === sha256);
    const far = neighbours[(place + FAR) % neighbours.length]!;
    const strangers = numbersAround(own, own.numberOf.get(far.sha256)!, 3).flatMap((n) =>
      namesIn(own.texts[n]!),
    );
    const held = new Set(around.flatMap((n) => words(own.texts[n]!).map(fold)));
    const altered = questions.flatMap(({ text }) => alter(text, own.texts[at]!, held, strangers, draw) ?? []);
    return {
      right: own.texts[at]!,
      documents: [...documentsOf(own, lang, around), ...others],
      rest: [
        ...documentsOf(
          own,
          lang,
          around.filter((n) => n !== at),
        ),
        ...others,
      ],
      answered: questions,
      elsewhere: far.questions.map(({ text }) => text),
      altered,
      unsaid: unsaid.get(sha256) ?? [],
      everyday: Array.from(
        { length: EVERYDAY },
        (_, turn) => everyday[(number * EVERYDAY + turn) % everyday.length]!,
      ),
    };
  });
}

function numbersAround({ texts }: Paragraphs, at: number, radius: number): number[] {
  return Array.from({ length: 2 * radius + 1 }, (_, i) => at - radius + i).filter(
    (number) => (texts[number] ?? '') !== '',
  );
}

function documentsOf(
  { texts }: Paragraphs,
  language: Language,
  numbers: readonly number[],
): SourceDocument[] {
  return Array.from({ length: Math.ceil(numbers.length / DOCUMENT) }, (_, document) => {
    const own = numbers.slice(document * DOCUMENT, (document + 1) * DOCUMENT);
    const parts = own.map((number) => texts[number]!);
    const starts = parts.map((_part, i) => parts.slice(0, i).reduce((sum, part) => sum + part.length + 2, 0));
    const id = `${language}${own[0]}`;
    return {
      ...documentOfText(id, parts.join('\n\n')),
      // Titles and dates thin a passage's vector out, as they do in an operator's documents.
      card: { id, file: id, title: parts[0]!.split(/\s+/u, TITLE_WORDS).join(' '), date: DATE },
      blocks: parts.map((part, i) => ({
        kind: 'paragraph' as const,
        span: { start: starts[i]!, end: starts[i]! + part.length },
      })),
    };
  });
}

/** One number or one name of the question changed, so that the stretch no longer answers it. */
function alter(
  question: string,
  right: string,
  held: ReadonlySet<string>,
  strangers: readonly string[],
  draw: (below: number) => number,
): string | undefined {
  const own = new Set(words(right).map(fold));
  const options: string[] = [];
  for (const match of question.matchAll(/\d+/gu)) {
    const changed = String(Number(match[0]) + 1 + draw(3));
    if (!own.has(changed)) options.push(replaceAt(question, match.index, match[0], changed));
  }
  for (const { 0: name, index } of question.matchAll(NAME)) {
    const parts = words(name);
    if (!parts.every((part) => own.has(fold(part)))) continue;
    const others = strangers.filter(
      (other) => words(other).length === parts.length && words(other).every((part) => !held.has(fold(part))),
    );
    if (others.length > 0) options.push(replaceAt(question, index, name, others[draw(others.length)]!));
  }
  return options[draw(Math.max(1, options.length))];
}

/** Capitalised words that no sentence begins with. */
const NAME = /(?<=[\p{Ll}\p{M},] )\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+)*/gu;

function namesIn(text: string): string[] {
  return text.match(NAME) ?? [];
}

function replaceAt(text: string, index: number, old: string, fresh: string): string {
  return text.slice(0, index) + fresh + text.slice(index + old.length);
}

/** Whole numbers below a limit, the same in every run. */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}
