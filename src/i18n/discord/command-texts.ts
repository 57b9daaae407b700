// Names and descriptions of the Discord commands, in both languages (names: lower case, NFC, no spaces).
import type { Locale } from '../../domain.js';
import { CORPUS_COMMAND_TEXTS } from './corpus-command-texts.js';

export type LocalizedText = Readonly<Record<Locale, string>>;

export interface NamedText {
  readonly name: LocalizedText;
  readonly description: LocalizedText;
}

export const COMMAND_TEXTS = {
  ask: {
    name: { en: 'ask', vi: 'hỏi' },
    description: {
      en: 'Ask a question; the answer is exact quotes with their sources',
      vi: 'Đặt câu hỏi; câu trả lời là trích dẫn nguyên văn kèm nguồn',
    },
    options: {
      question: {
        name: { en: 'question', vi: 'câu-hỏi' },
        description: {
          en: 'Your question, in English or Vietnamese',
          vi: 'Câu hỏi, tiếng Việt hoặc tiếng Anh',
        },
      },
      language: {
        name: { en: 'language', vi: 'ngôn-ngữ' },
        description: { en: 'Only passages in this language', vi: 'Chỉ lấy các đoạn bằng ngôn ngữ này' },
      },
      source: {
        name: { en: 'source', vi: 'nguồn' },
        description: { en: 'Only passages of this document', vi: 'Chỉ lấy các đoạn trong tài liệu này' },
      },
      private: {
        name: { en: 'private', vi: 'riêng-tư' },
        description: { en: 'Show the answer only to you', vi: 'Chỉ bạn thấy câu trả lời' },
      },
    },
  },
  lookup: {
    name: { en: 'lookup', vi: 'tra-cứu' },
    description: {
      en: 'Find words, or an exact phrase in "quotation marks"',
      vi: 'Tìm từ, hoặc cụm từ chính xác trong "dấu ngoặc kép"',
    },
    options: {
      words: {
        name: { en: 'words', vi: 'từ-khoá' },
        description: { en: 'What to look for', vi: 'Điều cần tìm' },
      },
    },
  },
  source: {
    name: { en: 'source', vi: 'nguồn' },
    description: { en: 'Open a document and page through it', vi: 'Mở một tài liệu và lật từng trang' },
    options: {
      title: {
        name: { en: 'title', vi: 'tựa-đề' },
        description: {
          en: 'Title or publisher; choose from the list',
          vi: 'Tựa đề hoặc nơi đăng; chọn trong danh sách',
        },
      },
    },
  },
  corpus: CORPUS_COMMAND_TEXTS,
  help: {
    name: { en: 'help', vi: 'trợ-giúp' },
    description: { en: 'What this bot does and how to ask', vi: 'Bot này làm gì và hỏi thế nào' },
  },
  privacy: {
    name: { en: 'privacy', vi: 'riêng-tư' },
    description: {
      en: 'What is kept: nothing about people',
      vi: 'Những gì được lưu: không có gì về con người',
    },
  },
  settings: {
    name: { en: 'settings', vi: 'cài-đặt' },
    description: {
      en: 'Channels where mentions are answered, and the default language',
      vi: 'Các kênh bot trả lời khi được nhắc tên, và ngôn ngữ mặc định',
    },
  },
} as const;

export const FIND_SOURCES_NAME: LocalizedText = { en: 'Find sources', vi: 'Tìm nguồn dẫn' };

export const LANGUAGE_CHOICES: Readonly<Record<Locale, LocalizedText>> = {
  en: { en: 'English', vi: 'Tiếng Anh' },
  vi: { en: 'Vietnamese', vi: 'Tiếng Việt' },
};
