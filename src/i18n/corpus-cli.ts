// What the terminal says of changes to the corpus: laid ready, compared, applied, gone back on, in both languages.
import type { Locale } from '../domain.js';
import type { CanaryResult, DocumentChange, FeedbackReason } from '../keeper-types.js';

export interface CorpusCliTexts {
  readonly staged: (file: string, replaces: boolean) => string;
  readonly removal: (file: string) => string;
  readonly noSuchFile: (file: string) => string;
  readonly howToApply: string;
  readonly discarded: (changes: number) => string;
  readonly upToDate: string;
  readonly changes: Readonly<Record<DocumentChange['change'], string>>;
  readonly columns: Readonly<Record<'change' | 'file' | 'passages', string>>;
  readonly passages: (added: number, removed: number, kept: number) => string;
  readonly cost: (embeddings: number, seconds: number) => string;
  readonly indexed: (documents: number, passages: number, generation: string, seconds: number) => string;
  readonly held: (generation: string) => string;
  readonly outcomes: Readonly<Record<CanaryResult['outcome'], string>>;
  readonly canary: (question: string, before: string, after: string) => string;
  readonly nothing: string;
  readonly live: string;
  readonly unfit: string;
  readonly heldBack: string;
  readonly history: Readonly<Record<'generation' | 'builtAt' | 'documents' | 'passages' | 'model', string>>;
  readonly published: (generation: string) => string;
  readonly compare: string;
  readonly unansweredOff: string;
  readonly noUnanswered: string;
  readonly questions: Readonly<Record<'count' | 'language' | 'question' | 'lastDay', string>>;
  readonly noFeedback: string;
  readonly feedback: Readonly<Record<'day' | 'rating' | 'quote', string>>;
  readonly reasons: Readonly<Record<FeedbackReason, string>>;
  readonly exported: (questions: number, file: string) => string;
  readonly without: (entries: number) => string;
}

const en: CorpusCliTexts = {
  staged: (file, replaces) =>
    replaces ? `${file}: laid ready; it replaces the file of that name.` : `${file}: laid ready.`,
  removal: (file) => `${file}: laid ready to be removed.`,
  noSuchFile: (file) => `${file}: there is no such file in the corpus.`,
  howToApply:
    'Nothing has changed yet. “npm run corpus -- diff” shows what would; “… apply” makes the changes, “… discard” forgets them.',
  discarded: (changes) => `Forgot ${changes === 1 ? '1 change' : `${changes} changes`} that had been laid ready.`,
  upToDate: 'The index holds what the corpus holds: nothing to do.',
  changes: { added: 'added', text: 'text changed', facts: 'details changed', removed: 'removed' },
  columns: { change: 'Change', file: 'File', passages: 'Passages' },
  passages: (added, removed, kept) => `Passages: ${added} new, ${removed} gone, ${kept} kept.`,
  cost: (embeddings, seconds) => `To embed: ${embeddings}. Estimated time: ${seconds} s.`,
  indexed: (documents, passages, generation, seconds) =>
    `Indexed ${documents} documents, ${passages} passages in ${seconds} s (generation ${generation}).`,
  held: (generation) =>
    `Not published: the new index no longer answers canary questions that the live one answers. The live index is untouched. ` +
    `To publish anyway: npm run corpus -- publish ${generation}`,
  outcomes: { held: 'still answered', lost: 'no longer answered', gained: 'newly answered', failing: 'not answered, as before' },
  canary: (question, before, after) => `${question}\n    before: ${before}\n    now:    ${after}`,
  nothing: '(not found)',
  live: 'live',
  unfit: 'made with another model or version',
  heldBack: 'held back by canary questions',
  history: { generation: 'Generation', builtAt: 'Built at', documents: 'Documents', passages: 'Passages', model: 'Model' },
  published: (generation) => `Generation ${generation} is live. The files of the corpus stay as they are.`,
  compare: '“npm run corpus -- diff” shows how they differ from it.',
  unansweredOff: 'Unanswered questions are not kept. KEEP_UNANSWERED_DAYS in .env turns that on.',
  noUnanswered: 'No unanswered questions are kept.',
  questions: { count: 'Asked', language: 'Language', question: 'Question', lastDay: 'Last on' },
  noFeedback: 'Nobody has rated a quote yet.',
  feedback: { day: 'Day', rating: 'Rating', quote: 'Quote' },
  reasons: { 'wrong-passage': 'wrong passage', 'cut-badly': 'cut badly', outdated: 'outdated', other: 'something else' },
  exported: (questions, file) => `Wrote ${questions === 1 ? '1 question' : `${questions} questions`} to ${file}.`,
  without: (entries) => `Left out: ${entries} without a question (given while questions were not kept).`,
}; // prettier-ignore

const vi: CorpusCliTexts = {
  staged: (file, replaces) =>
    replaces ? `${file}: đã chuẩn bị; sẽ thay tệp cùng tên.` : `${file}: đã chuẩn bị.`,
  removal: (file) => `${file}: đã đánh dấu để gỡ.`,
  noSuchFile: (file) => `${file}: không có tệp này trong bộ tài liệu.`,
  howToApply:
    'Chưa có gì thay đổi. “npm run corpus -- diff” cho biết những gì sẽ thay đổi; “… apply” áp dụng, “… discard” bỏ các thay đổi đó.',
  discarded: (changes) => `Đã bỏ ${changes} thay đổi đang chờ.`,
  upToDate: 'Chỉ mục khớp với bộ tài liệu: không có gì phải làm.',
  changes: { added: 'thêm', text: 'đổi nội dung', facts: 'đổi thông tin', removed: 'gỡ' },
  columns: { change: 'Thay đổi', file: 'Tệp', passages: 'Đoạn' },
  passages: (added, removed, kept) => `Đoạn: thêm ${added}, bớt ${removed}, giữ ${kept}.`,
  cost: (embeddings, seconds) => `Vectơ cần tính: ${embeddings}. Thời gian ước tính: ${seconds} giây.`,
  indexed: (documents, passages, generation, seconds) =>
    `Đã lập chỉ mục ${documents} tài liệu, ${passages} đoạn trong ${seconds} giây (thế hệ ${generation}).`,
  held: (generation) =>
    `Chưa đưa vào dùng: có câu hỏi kiểm tra mà chỉ mục đang dùng trả lời được nhưng chỉ mục mới thì không. Chỉ mục đang dùng vẫn nguyên vẹn. ` +
    `Nếu vẫn muốn đưa vào dùng: npm run corpus -- publish ${generation}`,
  outcomes: { held: 'vẫn trả lời được', lost: 'không còn trả lời được', gained: 'nay trả lời được', failing: 'không trả lời được, như trước' },
  canary: (question, before, after) => `${question}\n    trước: ${before}\n    nay:   ${after}`,
  nothing: '(không tìm thấy)',
  live: 'đang dùng',
  unfit: 'lập bằng mô hình hoặc phiên bản khác',
  heldBack: 'bị giữ lại vì câu hỏi kiểm tra',
  history: { generation: 'Thế hệ', builtAt: 'Lập lúc', documents: 'Tài liệu', passages: 'Đoạn', model: 'Mô hình' },
  published: (generation) => `Thế hệ ${generation} đang được dùng. Các tệp trong bộ tài liệu giữ nguyên.`,
  compare: '“npm run corpus -- diff” cho biết các tệp khác thế hệ này ở chỗ nào.',
  unansweredOff: 'Các câu hỏi chưa có câu trả lời không được lưu. Hãy đặt KEEP_UNANSWERED_DAYS trong .env để bật.',
  noUnanswered: 'Chưa lưu câu hỏi nào không tìm được câu trả lời.',
  questions: { count: 'Số lần', language: 'Ngôn ngữ', question: 'Câu hỏi', lastDay: 'Lần cuối' },
  noFeedback: 'Chưa có ai đánh giá trích đoạn nào.',
  feedback: { day: 'Ngày', rating: 'Đánh giá', quote: 'Trích đoạn' },
  reasons: { 'wrong-passage': 'sai đoạn', 'cut-badly': 'cắt không ổn', outdated: 'đã lỗi thời', other: 'lý do khác' },
  exported: (questions, file) => `Đã ghi ${questions} câu hỏi vào ${file}.`,
  without: (entries) => `Đã bỏ qua ${entries} đánh giá không kèm câu hỏi (lúc đánh giá câu hỏi không được lưu).`,
}; // prettier-ignore

export const corpusCliTexts: Readonly<Record<Locale, CorpusCliTexts>> = { en, vi };
