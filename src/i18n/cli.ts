// What the terminal says: answers, progress, status and evaluation, in English and Vietnamese.
import type { IndexPhase } from '../app-types.js';
import type { Locale } from '../domain.js';

export interface CliTexts {
  readonly phases: Readonly<Record<IndexPhase, string>>;
  readonly building: (reason: string) => string;
  readonly found: (count: number) => string;
  readonly notFound: (documents: number) => string;
  readonly missing: (words: string) => string;
  readonly emptyQuestion: string;
  readonly nearest: string;
  readonly paragraph: (number: number) => string;
  readonly page: (number: number) => string;
  readonly line: (number: number) => string;
  readonly section: (title: string) => string;
  readonly alsoIn: (titles: string) => string;
  readonly after: (works: string) => string;
  readonly chatIntro: string;
  readonly status: Readonly<Record<'generation' | 'builtAt' | 'documents' | 'passages' | 'model', string>>;
  readonly check: Readonly<
    Record<'file' | 'status' | 'languages' | 'characters' | 'furniture' | 'pages', string>
  >;
  readonly statuses: Readonly<Record<'read' | 'empty' | 'refused', string>>;
  readonly checkSummary: (read: number, total: number, passages: number) => string;
  readonly unknownLanguage: (language: string, files: number) => string;
  readonly fetched: (file: string, bytes: number) => string;
  readonly fetchSummary: (fetched: number, total: number) => string;
  readonly downloading: (file: string) => string;
}

const en: CliTexts = {
  phases: {
    reading: 'Reading files',
    splitting: 'Splitting into passages',
    embedding: 'Embedding passages',
    building: 'Building the index',
    publishing: 'Publishing the index',
  },
  building: (reason) => `${reason} Building the index now.`,
  found: (count) => (count === 1 ? '1 passage may answer this' : `${count} passages may answer this`),
  notFound: (documents) =>
    documents === 1
      ? 'The document does not answer this.'
      : `Nothing in the ${documents} documents answers this.`,
  missing: (words) => `No document mentions: ${words}`,
  emptyQuestion: 'There is no question in this: write a few words.',
  nearest: 'Closest documents (not an answer):',
  paragraph: (number) => `paragraph ${number}`,
  page: (number) => `page ${number}`,
  line: (number) => `line ${number}`,
  section: (title) => `section “${title}”`,
  alsoIn: (titles) => `also in: ${titles}`,
  after: (works) => `after: ${works}`,
  chatIntro: 'Ask a question; an empty line ends.',
  status: {
    generation: 'Generation',
    builtAt: 'Built at',
    documents: 'Documents',
    passages: 'Passages',
    model: 'Model',
  },
  check: {
    file: 'File',
    status: 'Status',
    languages: 'Languages',
    characters: 'Characters',
    furniture: 'Furniture',
    pages: 'Pages',
  },
  statuses: { read: 'read', empty: 'empty', refused: 'refused' },
  checkSummary: (read, total, passages) => `${read} of ${total} files read, ${passages} passages.`,
  unknownLanguage: (language, files) =>
    `The model does not know the language “${language}” (${files === 1 ? '1 file' : `${files} files`}): ` +
    'answers from there will be found by keywords only. Set EMBEDDING_MODEL to a model that knows it.',
  fetched: (file, bytes) => `${file}: ${bytes} bytes`,
  fetchSummary: (fetched, total) => `${fetched} of ${total} originals downloaded.`,
  downloading: (file) => `Downloading ${file}`,
};

const vi: CliTexts = {
  phases: {
    reading: 'Đang đọc tệp',
    splitting: 'Đang chia đoạn',
    embedding: 'Đang tính vectơ',
    building: 'Đang lập chỉ mục',
    publishing: 'Đang đưa chỉ mục vào dùng',
  },
  building: (reason) => `${reason} Bắt đầu lập chỉ mục.`,
  found: (count) => `${count} đoạn có thể trả lời câu hỏi này`,
  notFound: (documents) => `Không có tài liệu nào trong ${documents} tài liệu trả lời câu hỏi này.`,
  missing: (words) => `Không tài liệu nào nhắc đến: ${words}`,
  emptyQuestion: 'Chưa có câu hỏi: hãy viết vài từ.',
  nearest: 'Tài liệu gần nhất (không phải câu trả lời):',
  paragraph: (number) => `đoạn ${number}`,
  page: (number) => `trang ${number}`,
  line: (number) => `dòng ${number}`,
  section: (title) => `mục “${title}”`,
  alsoIn: (titles) => `cũng có trong: ${titles}`,
  after: (works) => `viết theo: ${works}`,
  chatIntro: 'Hãy đặt câu hỏi; gửi dòng trống để kết thúc.',
  status: {
    generation: 'Thế hệ',
    builtAt: 'Lập lúc',
    documents: 'Tài liệu',
    passages: 'Đoạn',
    model: 'Mô hình',
  },
  check: {
    file: 'Tệp',
    status: 'Tình trạng',
    languages: 'Ngôn ngữ',
    characters: 'Ký tự',
    furniture: 'Phần thừa',
    pages: 'Trang',
  },
  statuses: { read: 'đã đọc', empty: 'trống', refused: 'từ chối' },
  checkSummary: (read, total, passages) => `Đã đọc ${read} trên ${total} tệp, ${passages} đoạn.`,
  unknownLanguage: (language, files) =>
    `Mô hình không biết ngôn ngữ “${language}” (${files} tệp): câu trả lời ở đó chỉ được tìm bằng từ khóa. ` +
    'Hãy đặt EMBEDDING_MODEL là một mô hình biết ngôn ngữ này.',
  fetched: (file, bytes) => `${file}: ${bytes} byte`,
  fetchSummary: (fetched, total) => `Đã tải ${fetched} trên ${total} bản gốc.`,
  downloading: (file) => `Đang tải ${file}`,
};

export const cliTexts: Readonly<Record<Locale, CliTexts>> = { en, vi };
