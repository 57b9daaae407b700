// What the Discord front says in Vietnamese.
import { corpusVi } from './corpus-vi.js';
import type { DiscordSentences } from './discord-sentences.js';

export const vi: DiscordSentences = {
  answer: {
    question: 'Câu hỏi',
    statement: 'Nhận định',
    quoted: (passages, documents) =>
      `**${passages} đoạn có thể trả lời câu hỏi này** · ${documents} tài liệu`,
    supporting: (passages, documents) =>
      `**${passages} đoạn liên quan đến nhận định này** · ${documents} tài liệu\nBạn hãy đọc và tự đánh giá; đây không phải là kết luận đúng hay sai.`,
    morePassages: (passages) => `**${passages} đoạn khác**`,
    nothing: (documents) => `**Không có tài liệu nào trong ${documents} tài liệu trả lời câu hỏi này.**`,
    noPassage: (documents) =>
      `**Không tìm thấy đoạn nào** cho nhận định này trong ${documents} tài liệu. Điều đó không có nghĩa là nhận định đúng hay sai.`,
    emptyQuestion: 'Không có từ nào để tìm. Bạn hãy hỏi bằng một câu hoặc vài từ khoá.',
    ownMessage:
      'Đây là tin nhắn của bot; những gì nó trích đã được chép từ tài liệu. Nút *Kiểm chứng* dưới câu trả lời đọc lại nguồn.',
    emptyCorpus: 'Chưa có tài liệu nào nên chưa thể trả lời.',
    missing: (words) => `Không tài liệu nào nhắc đến: ${words}`,
    nearest: 'Tài liệu gần nhất (*không phải câu trả lời*):',
  },
  citation: {
    open: 'mở',
    page: (page) => `trang ${page}`,
    paragraph: (paragraph) => `đoạn ${paragraph}`,
    section: (section) => `mục “${section}”`,
    alsoIn: (titles) => `cũng có trong ${titles}`,
    after: (works) => `dựa theo ${works}`,
  },
  button: {
    context: (number) => `Xem ngữ cảnh${suffix(number)}`,
    verify: (number) => `Kiểm chứng${suffix(number)}`,
    cite: (number) => `Trích dẫn${suffix(number)}`,
    more: 'Thêm đoạn khác',
    like: (number) => `👍${suffix(number)}`,
    dislike: (number) => `👎${suffix(number)}`,
    delete: 'Xoá',
    share: 'Chia sẻ',
    read: 'Đọc',
    back: '◀ Lùi',
    forward: 'Tiếp ▶',
    pickQuote: 'Các nút áp dụng cho trích đoạn nào?',
    pickHit: 'Mở một kết quả trong ngữ cảnh',
    quoteOption: (number, title) => `Trích đoạn ${number} – ${title}`,
  },
  page: {
    heading: (page, pages) => `trang ${page}/${pages}`,
    part: (part, parts) => `phần ${part}/${parts}`,
  },
  unavailable: {
    removed: 'Nguồn này đã bị gỡ khỏi bộ tài liệu; nội dung không còn được hiển thị.',
    changed:
      'Tài liệu đã thay đổi từ khi được trích và không còn chứa đoạn này. Dùng `/source` (`/nguồn`) để mở bản hiện nay.',
    pruned: 'Câu trả lời này quá cũ: phiên bản tài liệu mà nó trích không còn được lưu. Bạn hãy hỏi lại.',
    unknown: 'Không còn tìm thấy đoạn này. Bạn hãy hỏi lại.',
  },
  verification: {
    identical: '✅ **Trùng khớp.** Nguồn chứa đúng từng chữ của trích đoạn này, ở đúng chỗ cũ.',
    moved:
      '✅ **Trùng khớp, nhưng đã dời chỗ.** Nguồn chứa đúng từng chữ của trích đoạn này, ở một chỗ khác.',
    changed: '⚠ **Đã thay đổi.** Nguồn đã được sửa và không còn đúng những chữ này.',
    gone: '⚠ **Không còn.** Không tìm thấy tệp của nguồn này nữa.',
    removed: '⚠ **Đã gỡ.** Nguồn này đã bị gỡ khỏi bộ tài liệu.',
    pruned: '⚠ Phiên bản tài liệu mà câu trả lời này trích không còn được lưu. Bạn hãy hỏi lại.',
    unknown: '⚠ Không còn tìm thấy đoạn này. Bạn hãy hỏi lại.',
  },
  cite: { plain: 'Văn bản thường', markdown: 'Markdown' },
  feedback: {
    thanks: 'Cảm ơn bạn. Đã ghi nhận cho trích đoạn này, không kèm tên bạn.',
    ask: 'Trích đoạn này có vấn đề gì? Chỉ trích đoạn và lý do được lưu, không lưu ai đã góp ý.',
    placeholder: 'Chọn một lý do',
    kept: 'Cảm ơn bạn. Trích đoạn và lý do đã được lưu, không kèm tên bạn.',
    reasons: {
      'wrong-passage': 'Sai đoạn',
      'cut-badly': 'Cắt không ổn',
      outdated: 'Đã lỗi thời',
      other: 'Lý do khác',
    },
  },
  lookup: {
    heading: 'Tra cứu',
    hits: (from, to, total) => `**${from}–${to} trong ${total} kết quả**`,
    none: '**Không có kết quả.** Không tài liệu nào chứa những từ này. Hãy thử ít từ hơn, hoặc bỏ dấu ngoặc kép.',
    empty: 'Không có từ nào để tìm. Hãy gõ từ khoá, hoặc một cụm từ chính xác trong "dấu ngoặc kép".',
  },
  source: {
    unknown: 'Không có tài liệu này. Hãy chọn trong danh sách hiện ra khi bạn gõ.',
    published: 'Nơi đăng',
    date: 'Ngày',
    address: 'Địa chỉ',
    file: 'Tệp',
    pages: (pages) => `${pages} trang`,
    languages: 'Ngôn ngữ',
    after: 'Viết dựa theo',
  },
  share: {
    notAllowed: 'Bạn không được viết trong kênh này nên không thể chia sẻ ở đây.',
  },
  deletion: {
    notYours: 'Chỉ người đã hỏi hoặc người điều hành mới xoá được câu trả lời này.',
  },
  settings: {
    heading: '**Cài đặt của máy chủ này**',
    channels: (mentions) => `Bot trả lời khi được nhắc tên trong: ${mentions}`,
    everywhere: 'mọi kênh mà bot được viết',
    language: (name) => `Ngôn ngữ khi không biết ngôn ngữ của thành viên: ${name}`,
    pickChannels: 'Kênh trả lời khi được nhắc tên (trống = mọi kênh)',
    pickLanguage: 'Ngôn ngữ mặc định',
    explain: '-# Các lệnh dùng được ở mọi kênh mà máy chủ cho phép.',
    saved: 'Đã lưu.',
  },
  refusal: {
    needsManageServer: 'Việc này cần quyền *Quản lý máy chủ*.',
    onlyInServer: 'Việc này chỉ dùng được trong máy chủ có bot.',
    tooMany: (seconds) => `Bạn hỏi hơi nhanh. Hãy hỏi lại sau ${seconds} giây.`,
    serverTooMany: (seconds) => `Máy chủ này đang hỏi rất nhiều. Hãy hỏi lại sau ${seconds} giây.`,
    restarting: 'Bot đang khởi động lại. Hãy hỏi lại sau một phút.',
    cannotSpeak: (channel) =>
      `Bạn đã nhắc tên bot trong ${channel}, nhưng bot không được trả lời ở đó: cần các quyền *Xem kênh*, *Gửi tin nhắn* (trong chủ đề: *Gửi tin nhắn trong chủ đề*) và *Đọc lịch sử tin nhắn*. Có thể dùng lệnh \`/ask\` ở đó, hoặc hỏi ngay tại đây.`,
    outdatedButton: 'Nút này thuộc phiên bản cũ của bot. Bạn hãy hỏi lại.',
  },
  failure: {
    general: (reference) =>
      `Đã có lỗi ở phía bot. Hãy thử lại; nếu vẫn lỗi, gửi mã này cho người vận hành: \`${reference}\``,
    slow: (reference) =>
      `Việc này mất quá nhiều thời gian nên đã dừng. Hãy thử lại sau. Mã: \`${reference}\``,
    blocked: (reference) =>
      `Discord không nhận câu trả lời ở đây (có thể do bộ lọc từ của máy chủ). Mã: \`${reference}\``,
  },
  corpus: corpusVi,
  languageName: (code) => LANGUAGES[code] ?? code,
  help: (documents) =>
    `**Trả lời bằng trích dẫn nguyên văn**
Bot trả lời từ ${documents} tài liệu: mỗi câu trả lời là những đoạn được chép đúng từng chữ, kèm nguồn. Bot không tự viết điều gì về chủ đề. Nếu tài liệu không nói, bot sẽ nói là không có.

**Hỏi**
- \`/ask\` (\`/hỏi\`) – câu hỏi tiếng Việt (có dấu hay không dấu) hoặc tiếng Anh; \`nguồn\` để hỏi một tài liệu, \`riêng-tư\` để chỉ bạn thấy câu trả lời
- nhắc tên bot, hoặc nhắn tin riêng; trả lời (reply) một câu trả lời, hoặc hỏi tiếp trong chủ đề, để hỏi nối
- *Ứng dụng → Tìm nguồn dẫn* trên một tin nhắn bất kỳ – các đoạn liên quan đến điều tin nhắn nói

**Tra cứu**
- \`/lookup\` (\`/tra-cứu\`) – từ khoá, hoặc cụm từ chính xác trong "dấu ngoặc kép"
- \`/source\` (\`/nguồn\`) – mở một tài liệu và lật từng trang

**Dưới câu trả lời**
*Xem ngữ cảnh* mở phần văn bản quanh trích đoạn, *Kiểm chứng* đọc lại nguồn, *Trích dẫn* cho câu trích dẫn để sao chép, *Thêm đoạn khác* cho xem những đoạn còn lại, 👍 👎 cho người vận hành biết trích đoạn tốt hay không.

\`/privacy\` (\`/riêng-tư\`) cho biết những gì được lưu.`,
  privacy: (keptDays) => `**Những gì được lưu: không có gì về con người**
- Câu hỏi được trả lời ngay trên máy của người vận hành; không dịch vụ nào khác nhìn thấy. ${
    keptDays > 0
      ? `Câu hỏi không tìm được câu trả lời được giữ trong ${keptDays} ngày để bổ sung tài liệu: chỉ gồm nội dung câu hỏi, ngôn ngữ và ngày, không kèm tên bạn. Câu hỏi phía trên một trích đoạn mà bạn đánh giá được lưu cùng đánh giá đó. Các câu hỏi khác không được lưu; không câu hỏi nào được ghi nhật ký.`
      : 'Câu hỏi không được lưu và không được ghi nhật ký.'
  }
- Discord hiển thị câu hỏi của bạn và câu trả lời trong kênh như mọi tin nhắn. Nút *Xoá* dưới câu trả lời sẽ gỡ nó.
- Để hỏi nối, câu hỏi gần nhất của một chủ đề, một tin trả lời hay tin nhắn riêng được giữ trong bộ nhớ vài phút rồi quên.
- 👍 👎 lưu trích đoạn, lý do và ngày, không lưu ai đã bấm.
- Cài đặt của máy chủ lưu các kênh và ngôn ngữ mà người điều hành đã chọn.
- Khi có lỗi, nhật ký chỉ có mã và nguyên nhân, không có tên người và không có câu hỏi.`,
};

const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'tiếng Anh',
  vi: 'tiếng Việt',
  und: 'không rõ',
};

function suffix(number: number | undefined): string {
  return number === undefined ? '' : ` · ${number}`;
}
