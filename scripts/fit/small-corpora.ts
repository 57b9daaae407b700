// Small bilingual corpora with questions, for fitting: written questions over paragraphs with their neighbours, and
// XQuAD-R articles. None of them is a corpus on which the project's answers are judged.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { SourceDocument } from '../../src/domain.js';
import { documentOfText, readXquad } from '../../src/evaluation/xquad-r.js';
import { fold } from '../../src/language/fold.js';

export interface FitQuestion {
  readonly text: string;
  readonly language: string;
  /** Document that answers, and the one that says the same in the other language, if there is one. */
  readonly right: string;
  readonly twin?: string;
}

export interface SmallCorpus {
  readonly documents: readonly SourceDocument[];
  readonly questions: readonly FitQuestion[];
}

/** Paragraphs with questions in one corpus, for each language, and neighbours of each on both sides. */
const PARAGRAPHS = 8;
const NEIGHBOURS = 2;
const ARTICLES = 4;

export interface CorpusSize {
  /** Paragraphs with questions, of each language. */
  readonly paragraphs: number;
  /** Lines of the same file before and after each. */
  readonly neighbours: number;
}

interface WrittenLine {
  readonly lang: 'en' | 'vi';
  readonly sha256: string;
  readonly questions: readonly { readonly lang: string; readonly text: string }[];
}

/** @param data folder with `paragraphs.en.txt` and `paragraphs.vi.txt`, the texts of the written questions */
export async function readWrittenCorpora(
  questionsFolder: string,
  data: string,
  { paragraphs: perCorpus, neighbours }: CorpusSize = { paragraphs: PARAGRAPHS, neighbours: NEIGHBOURS },
): Promise<SmallCorpus[]> {
  const lines: WrittenLine[] = [];
  for (const name of (await readdir(questionsFolder)).filter((file) => file.endsWith('.jsonl')).sort()) {
    const text = await readFile(path.join(questionsFolder, name), 'utf8');
    lines.push(
      ...text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as WrittenLine),
    );
  }
  const byLanguage = {
    en: await placed(lines, 'en', data, neighbours),
    vi: await placed(lines, 'vi', data, neighbours),
  };
  const count = Math.ceil(Math.max(byLanguage.en.length, byLanguage.vi.length) / perCorpus);
  return Array.from({ length: count }, (_, corpus) => {
    const chosen = [...byLanguage.en, ...byLanguage.vi].filter(
      ({ order }) => order >= corpus * perCorpus && order < (corpus + 1) * perCorpus,
    );
    const documents = new Map<string, SourceDocument>();
    for (const { around } of chosen)
      for (const [id, text] of around) documents.set(id, documentOfText(id, text));
    const questions = chosen.flatMap(({ id, line }) =>
      line.questions.map(({ lang, text }) => ({ text, language: lang, right: id })),
    );
    return { documents: [...documents.values()], questions };
  });
}

async function placed(
  lines: readonly WrittenLine[],
  language: 'en' | 'vi',
  data: string,
  neighbours: number,
) {
  const paragraphs = (await readFile(path.join(data, `paragraphs.${language}.txt`), 'utf8')).split('\n');
  const numberOf = new Map(
    paragraphs.map((text, number) => [createHash('sha256').update(text).digest('hex').slice(0, 16), number]),
  );
  return lines
    .filter(({ lang, sha256 }) => lang === language && numberOf.has(sha256))
    .map((line, order) => {
      const at = numberOf.get(line.sha256)!;
      const around = Array.from({ length: 2 * neighbours + 1 }, (_, i) => at - neighbours + i)
        .filter((number) => (paragraphs[number] ?? '') !== '')
        .map((number): [string, string] => [`${language}${number}`, paragraphs[number]!.normalize('NFC')]);
      return { id: `${language}${at}`, order, line, around };
    });
}

/** Four articles a corpus, in both languages; Vietnamese questions also as typed without diacritics. */
export async function readXquadCorpora(directory: string): Promise<SmallCorpus[]> {
  const sets = [await readXquad(directory, 'en'), await readXquad(directory, 'vi')];
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
      set.questions
        .filter(({ paragraph }) => isIn(set, paragraph))
        .flatMap(({ text, paragraph }) => {
          const ids = {
            right: `${set.language}${paragraph}`,
            twin: `${sets[1 - own]!.language}${paragraph}`,
          };
          const texts = set.language === 'vi' ? [text, fold(text)] : [text];
          return texts.map((variant) => ({ text: variant, language: set.language, ...ids }));
        }),
    );
    return { documents, questions };
  });
}
