// Names and descriptions of /corpus, its subcommands and their options, in both languages.

const FILE = {
  en: 'A document: .txt, .md, .html, .pdf or .docx',
  vi: 'Một tài liệu: .txt, .md, .html, .pdf hoặc .docx',
};
const FURTHER_FILE = { en: 'A further document', vi: 'Thêm một tài liệu nữa' };

export const CORPUS_COMMAND_TEXTS = {
  name: { en: 'corpus', vi: 'tài-liệu' },
  description: { en: 'For moderators: the documents that answers come from', vi: 'Dành cho người điều hành: bộ tài liệu mà bot dùng để trả lời' },
  subcommands: {
    status: {
      name: { en: 'status', vi: 'tình-trạng' },
      description: { en: 'Documents, passages, languages, age of the index, problems', vi: 'Số tài liệu, số đoạn, ngôn ngữ, thời điểm lập chỉ mục, vấn đề' },
    },
    add: {
      name: { en: 'add', vi: 'thêm' },
      description: { en: 'Lay documents ready; nothing changes until you apply them', vi: 'Chuẩn bị tài liệu mới; chưa có gì thay đổi cho đến khi áp dụng' },
    },
    remove: {
      name: { en: 'remove', vi: 'gỡ' },
      description: { en: 'Lay the removal of a document ready; nothing changes until you apply it', vi: 'Đánh dấu một tài liệu để gỡ; chưa có gì thay đổi cho đến khi áp dụng' },
    },
    diff: {
      name: { en: 'diff', vi: 'thay-đổi' },
      description: { en: 'See what would change, then apply or discard it', vi: 'Xem những gì sẽ thay đổi, rồi áp dụng hoặc bỏ' },
    },
    reindex: {
      name: { en: 'reindex', vi: 'lập-chỉ-mục' },
      description: { en: 'Build the index from the files as they are', vi: 'Lập chỉ mục từ các tệp hiện có' },
    },
    rollback: {
      name: { en: 'rollback', vi: 'quay-lại' },
      description: { en: 'Go back to an earlier index; the files stay', vi: 'Quay lại một chỉ mục trước đó; các tệp giữ nguyên' },
    },
    history: {
      name: { en: 'history', vi: 'lịch-sử' },
      description: { en: 'Finished indexes that are kept', vi: 'Các chỉ mục đã lập còn được lưu' },
    },
    unanswered: {
      name: { en: 'unanswered', vi: 'chưa-trả-lời' },
      description: { en: 'Questions that found no answer, without names', vi: 'Những câu hỏi chưa có câu trả lời, không kèm tên' },
    },
    feedback: {
      name: { en: 'feedback', vi: 'góp-ý' },
      description: { en: 'What members said about quotes, without names', vi: 'Thành viên đánh giá các trích đoạn thế nào, không kèm tên' },
    },
  },
  options: {
    file: { name: { en: 'file', vi: 'tệp' }, description: FILE },
    file2: { name: { en: 'file2', vi: 'tệp2' }, description: FURTHER_FILE },
    file3: { name: { en: 'file3', vi: 'tệp3' }, description: FURTHER_FILE },
    file4: { name: { en: 'file4', vi: 'tệp4' }, description: FURTHER_FILE },
    file5: { name: { en: 'file5', vi: 'tệp5' }, description: FURTHER_FILE },
    address: {
      name: { en: 'address', vi: 'địa-chỉ' },
      description: { en: 'Alone: what to download. With a file: where it was published', vi: 'Không kèm tệp: địa chỉ cần tải. Kèm tệp: địa chỉ nơi tài liệu đã đăng' },
    },
    title: {
      name: { en: 'title', vi: 'tựa-đề' },
      description: { en: 'Its title, where the file does not give one', vi: 'Tựa đề, nếu tệp không ghi' },
    },
    publisher: {
      name: { en: 'publisher', vi: 'nơi-đăng' },
      description: { en: 'Who published it', vi: 'Ai đã đăng tài liệu' },
    },
    date: {
      name: { en: 'date', vi: 'ngày' },
      description: { en: 'When: 2015, 2015-05 or 2015-05-11', vi: 'Ngày đăng: 2015, 2015-05 hoặc 2015-05-11' },
    },
    document: {
      name: { en: 'document', vi: 'tài-liệu' },
      description: { en: 'File or title; choose from the list', vi: 'Tệp hoặc tựa đề; chọn trong danh sách' },
    },
    generation: {
      name: { en: 'generation', vi: 'chỉ-mục' },
      description: { en: 'Which index; left out: the one before', vi: 'Chỉ mục nào; bỏ trống: chỉ mục ngay trước đó' },
    },
  },
} as const; // prettier-ignore
