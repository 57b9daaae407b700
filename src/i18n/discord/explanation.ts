// What "Why this answer?" says, in both languages; the names of figures are those of the program.
import type { Locale, NotFoundReason } from '../../domain.js';
import type { LocalizedText } from './command-texts.js';

export const WHY_THIS_ANSWER_NAME: LocalizedText = { en: 'Why this answer?', vi: 'Vì sao trả lời thế này?' };

export interface ExplanationTexts {
  readonly title: string;
  readonly outcomes: Readonly<Record<'quoted' | NotFoundReason, string>>;
  readonly searched: string;
  readonly language: (code: string) => string;
  readonly words: string;
  readonly missing: string;
  readonly limits: (candidates: number, threshold: string, generation: string) => string;
  readonly place: (paragraph: number) => string;
  readonly support: string;
  readonly ranks: (keyword: number, meaning: number, tokens: number) => string;
  readonly matched: string;
  readonly noAnswer: string;
}

const en: ExplanationTexts = {
  title: 'Why this answer',
  outcomes: {
    quoted: 'quotes are shown',
    'weak-support': 'not found: no passage has enough support',
    'words-nowhere': 'not found: words of the question stand in no document',
    'empty-question': 'not found: nothing was asked',
    'empty-corpus': 'not found: there are no passages',
  },
  searched: 'Searched for',
  language: (code) => `read as ${code}`,
  words: 'Words that count',
  missing: 'In no document',
  limits: (candidates, threshold, generation) =>
    `${candidates} candidates; below ${threshold} support nothing is shown; index ${generation}. Filters of language or source are left out, because a message does not keep them.`,
  place: (paragraph) => `paragraph ${paragraph}`,
  support: 'support',
  ranks: (keyword, meaning, tokens) =>
    `rank by words ${keyword}, by meaning ${meaning}, word for word ${tokens}`,
  matched: 'matched',
  noAnswer: 'This is not one of my answers: choose a message of mine that has the question above its quotes.',
};

const vi: ExplanationTexts = {
  title: 'Vì sao trả lời thế này',
  outcomes: {
    quoted: 'có trích đoạn',
    'weak-support': 'không tìm thấy: không đoạn nào đạt mức đáp ứng cần thiết',
    'words-nowhere': 'không tìm thấy: có từ trong câu hỏi không nằm trong tài liệu nào',
    'empty-question': 'không tìm thấy: chưa hỏi gì',
    'empty-corpus': 'không tìm thấy: chưa có đoạn nào',
  },
  searched: 'Đã tìm',
  language: (code) => `hiểu theo ngôn ngữ ${code}`,
  words: 'Từ quan trọng',
  missing: 'Không có trong tài liệu nào',
  limits: (candidates, threshold, generation) =>
    `${candidates} đoạn được xét; mức đáp ứng dưới ${threshold} thì không trích; chỉ mục ${generation}. Không lọc theo ngôn ngữ hay nguồn vì tin nhắn không lưu các bộ lọc đó.`,
  place: (paragraph) => `đoạn ${paragraph}`,
  support: 'mức đáp ứng',
  ranks: (keyword, meaning, tokens) =>
    `hạng theo từ khóa ${keyword}, theo nghĩa ${meaning}, so từng từ ${tokens}`,
  matched: 'khớp',
  noAnswer:
    'Đây không phải câu trả lời của tôi: hãy chọn một tin nhắn của tôi có câu hỏi nằm trên các trích đoạn.',
};

export const EXPLANATION_TEXTS: Readonly<Record<Locale, ExplanationTexts>> = { en, vi };
