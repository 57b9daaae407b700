// XQuAD-R (LAReQA): questions in two languages over parallel paragraphs, for retrieval across languages.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { LanguageCode, SourceDocument } from '../domain.js';
import { VerbatimError } from '../errors.js';
import { fold, toNfc } from '../language/fold.js';
import { hashText } from '../answer/cite.js';

const fileSchema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          sentences: z.array(z.string()),
          qas: z.array(
            z.object({
              id: z.string(),
              question: z.string(),
              answers: z.array(z.object({ answer_start: z.number(), text: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

export interface XquadQuestion {
  readonly id: string;
  readonly text: string;
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** Index of the answer's sentence among all sentences of the language. */
  readonly sentence: number;
  /** Where the answer stands in its paragraph. */
  readonly answerStart: number;
  readonly answerEnd: number;
}

/** One language: paragraph i and question i correspond to those of the other languages. */
export interface XquadLanguage {
  readonly language: LanguageCode;
  readonly paragraphs: readonly string[];
  readonly sentences: readonly string[];
  /** Article of each paragraph. */
  readonly articles: readonly number[];
  readonly questions: readonly XquadQuestion[];
}

/** Reads `<directory>/<language>.json`. @throws VerbatimError `evaluation/input` */
export async function readXquad(directory: string, language: LanguageCode): Promise<XquadLanguage> {
  const file = path.join(directory, `${language}.json`);
  try {
    const { data } = fileSchema.parse(JSON.parse(toNfc(await readFile(file, 'utf8'))));
    const paragraphs: string[] = [];
    const sentences: string[] = [];
    const articles: number[] = [];
    const questions: XquadQuestion[] = [];
    data.forEach((article, articleIndex) => {
      for (const { context, sentences: own, qas } of article.paragraphs) {
        for (const { id, question, answers } of qas) {
          const answerStart = answers[0]?.answer_start ?? 0;
          const answerEnd = answerStart + (answers[0]?.text.length ?? 0);
          questions.push({
            id,
            text: question,
            paragraph: paragraphs.length,
            sentence: sentences.length + sentenceAt(context, own, answerStart),
            answerStart,
            answerEnd,
          });
        }
        paragraphs.push(context);
        articles.push(articleIndex);
        sentences.push(...own);
      }
    });
    return { language, paragraphs, sentences, articles, questions };
  } catch (error) {
    throw new VerbatimError('evaluation/input', { file, reason: 'it is not an XQuAD-R file' }, error);
  }
}

/** Both languages. @throws VerbatimError `evaluation/input` */
export async function readXquadSets(directory: string): Promise<XquadLanguage[]> {
  return [await readXquad(directory, 'en'), await readXquad(directory, 'vi')];
}

/** The questions of each language, and the Vietnamese ones as typed without diacritics. */
export function questionSets(sets: readonly XquadLanguage[]): [string, readonly string[]][] {
  return sets.flatMap(({ language, questions }): [string, readonly string[]][] => {
    const texts = questions.map(({ text }) => text);
    return language === 'vi'
      ? [
          [language, texts],
          ['vi0', texts.map(fold)],
        ]
      : [[language, texts]];
  });
}

function sentenceAt(context: string, sentences: readonly string[], offset: number): number {
  let end = 0;
  const index = sentences.findIndex((sentence) => {
    end = context.indexOf(sentence.trim(), end) + sentence.trim().length;
    return offset < end;
  });
  return Math.max(0, index);
}

/** A text as a document of one paragraph. */
export function documentOfText(id: string, text: string): SourceDocument {
  return {
    card: { id, title: '', file: id },
    text,
    hash: hashText(text),
    blocks: [{ kind: 'paragraph', span: { start: 0, end: text.length } }],
  };
}
