// Small bilingual corpora with questions, for fitting: written questions over paragraphs with their neighbours, and
// XQuAD-R articles. None of them is a corpus on which the project's answers are judged.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { SourceDocument } from '../../src/domain.js';
import { documentOfText, readXquadSets } from '../../src/evaluation/xquad-r.js';
import { fold } from '../../src/language/fold.js';

export interface FitQuestion {
  readonly text: string;
  readonly language: string;
  readonly right: Answering;
  /** What says the same in the other language, if there is something. */
  readonly twin?: Answering;
}

export interface Answering {
  readonly document: string;
  /** Where in its text the answer begins, if that is known. */
  readonly at?: number;
}

export interface SmallCorpus {
  readonly documents: readonly SourceDocument[];
  readonly questions: readonly FitQuestion[];
}

/** Paragraphs with questions in one corpus, for each language, and neighbours of each on both sides. */
const PARAGRAPHS = 8;
const NEIGHBOURS = 2;
const ARTICLES = 4;

/** A paragraph with the questions that were written about it. */
export interface WrittenLine {
  readonly lang: 'en' | 'vi';
  readonly sha256: string;
  readonly questions: readonly { readonly lang: string; readonly text: string; readonly style: string }[];
}

/** The paragraphs of one language, in the order of their file, and the number of each by its hash. */
export interface Paragraphs {
  readonly texts: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
}

export async function readWritten(folder: string): Promise<WrittenLine[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jsonl')).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return texts.flatMap(linesOf).map((line) => JSON.parse(line) as WrittenLine);
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** @param data folder with `paragraphs.en.txt` and `paragraphs.vi.txt` */
export async function readParagraphs(data: string, language: 'en' | 'vi'): Promise<Paragraphs> {
  const texts = (await readFile(path.join(data, `paragraphs.${language}.txt`), 'utf8')).split('\n');
  const hashes = texts.map((text) => createHash('sha256').update(text).digest('hex').slice(0, 16));
  return {
    texts: texts.map((text) => text.normalize('NFC')),
    numberOf: new Map(hashes.map((hash, number) => [hash, number])),
  };
}

/** @param data folder with `paragraphs.en.txt` and `paragraphs.vi.txt`, the texts of the written questions */
export async function readWrittenCorpora(questionsFolder: string, data: string): Promise<SmallCorpus[]> {
  const lines = await readWritten(questionsFolder);
  const byLanguage = {
    en: placed(lines, 'en', await readParagraphs(data, 'en')),
    vi: placed(lines, 'vi', await readParagraphs(data, 'vi')),
  };
  const count = Math.ceil(Math.max(byLanguage.en.length, byLanguage.vi.length) / PARAGRAPHS);
  return Array.from({ length: count }, (_, corpus) => {
    const chosen = [...byLanguage.en, ...byLanguage.vi].filter(
      ({ order }) => order >= corpus * PARAGRAPHS && order < (corpus + 1) * PARAGRAPHS,
    );
    const documents = new Map<string, SourceDocument>();
    for (const { around } of chosen)
      for (const [id, text] of around) documents.set(id, documentOfText(id, text));
    const questions = chosen.flatMap(({ id, line }) =>
      line.questions.map(({ lang, text }) => ({ text, language: lang, right: { document: id } })),
    );
    return { documents: [...documents.values()], questions };
  });
}

function placed(lines: readonly WrittenLine[], language: 'en' | 'vi', { texts, numberOf }: Paragraphs) {
  return lines
    .filter(({ lang, sha256 }) => lang === language && numberOf.has(sha256))
    .map((line, order) => {
      const at = numberOf.get(line.sha256)!;
      const around = Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, i) => at - NEIGHBOURS + i)
        .filter((number) => (texts[number] ?? '') !== '')
        .map((number): [string, string] => [`${language}${number}`, texts[number]!]);
      return { id: `${language}${at}`, order, line, around };
    });
}

/** Four articles a corpus, in both languages; Vietnamese questions also as typed without diacritics. */
export async function readXquadCorpora(directory: string): Promise<SmallCorpus[]> {
  const sets = await readXquadSets(directory);
  const articles = Math.max(...sets[0]!.articles) + 1;
  return Array.from({ length: Math.ceil(articles / ARTICLES) }, (_, corpus) => {
    const isIn = (set: (typeof sets)[number], paragraph: number): boolean =>
      Math.floor(set.articles[paragraph]! / ARTICLES) === corpus;
    const documents = sets.flatMap((set) =>
      set.paragraphs.flatMap((text, number) =>
        isIn(set, number) ? [documentOfText(`${set.language}${number}`, text)] : [],
      ),
    );
    const questions = sets.flatMap((set, own) =>
      set.questions.flatMap(({ text, paragraph }, number) => {
        if (!isIn(set, paragraph)) return [];
        const answering = ({ language, questions: all }: typeof set): Answering => ({
          document: `${language}${paragraph}`,
          at: all[number]!.answerStart,
        });
        const places = { right: answering(set), twin: answering(sets[1 - own]!) };
        const texts = set.language === 'vi' ? [text, fold(text)] : [text];
        return texts.map((variant) => ({ text: variant, language: set.language, ...places }));
      }),
    );
    return { documents, questions };
  });
}
