// What /corpus says in Vietnamese.
import type { CorpusSentences } from './corpus-sentences.js';

/** Whose Discord speaks neither language sees the English names. */
const DIFF = '`/corpus diff` (`/tài-liệu thay-đổi`)';
const REINDEX = '`/corpus reindex` (`/tài-liệu lập-chỉ-mục`)';
const STATUS = '`/corpus status` (`/tài-liệu tình-trạng`)';

export const corpusVi: CorpusSentences = {
  refusal: {
    ownerOnly: 'Chỉ chủ sở hữu bot mới được thay đổi bộ tài liệu.',
    onlyInModerationServers: 'Không thể thay đổi bộ tài liệu từ đây; chỉ làm được từ những máy chủ mà người vận hành đã chỉ định.',
    moderatorsOnly: 'Việc này cần quyền *Quản lý máy chủ*, hoặc một vai trò mà người vận hành đã chỉ định.',
    moved: 'Đã có thay đổi kể từ khi tin nhắn này được viết nên bot chưa làm gì. Hãy dùng lại lệnh để xem tình hình hiện giờ.',
    nothingRuns: 'Lượt lập chỉ mục này đã kết thúc, không còn gì để hủy.',
  },
  help: `**Dành cho người điều hành**
\`/corpus\` (\`/tài-liệu\`) – \`tình-trạng\`, \`thêm\` và \`gỡ\` tài liệu, \`thay-đổi\` để xem trước khi áp dụng, \`lập-chỉ-mục\`, \`lịch-sử\` và \`quay-lại\`, câu hỏi \`chưa-trả-lời\`, \`góp-ý\``,
  count,
  duration: (seconds) =>
    seconds < 60 ? `${seconds} giây` : `${Math.floor(seconds / 60)} phút ${Math.floor(seconds % 60)} giây`,
  more: (others) => `… và ${count(others)} mục nữa`,
  fullReport: '-# Báo cáo đầy đủ nằm trong tệp đính kèm.',
  button: {
    apply: 'Áp dụng',
    discard: 'Bỏ',
    cancel: 'Hủy',
    publish: 'Vẫn đưa vào dùng',
    keep: 'Giữ chỉ mục cũ',
    rollback: 'Quay lại chỉ mục này',
    stay: 'Để nguyên',
  },
  status: {
    heading: '**Bộ tài liệu**',
    counts: (documents, passages) => `Tài liệu: ${documents} · Đoạn: ${passages}`,
    languages: (list) => `Số đoạn theo ngôn ngữ: ${list}`,
    index: (generation, built) => `Chỉ mục: \`${generation}\`, lập lúc ${built}`,
    took: (duration) => `Thời gian lập: ${duration}.`,
    model: (model) => `Mô hình: ${model}`,
    staged: (added, removed) => `Đang chờ áp dụng: thêm ${count(added)}, gỡ ${count(removed)}. Dùng ${DIFF} để xem những gì sẽ thay đổi.`,
    running: '**Đang lập chỉ mục**',
    problems: '**Những điều nên xem lại**',
    noProblems: 'Lượt lập chỉ mục gần nhất không có vấn đề gì.',
  },
  add: {
    nothingGiven: 'Hãy đính kèm một tệp, hoặc cho một địa chỉ.',
    oneOnly: 'Mỗi tựa đề hoặc địa chỉ chỉ ứng với một tài liệu: hãy thêm từng tài liệu một, hoặc bỏ trống hai mục này.',
    badDate: 'Ngày được viết theo dạng `2015`, `2015-05` hoặc `2015-05-11`.',
    badAddress: 'Đây không phải địa chỉ web: địa chỉ phải bắt đầu bằng `https://` hoặc `http://`.',
    tooLarge: (file, mebibytes) => `${file} lớn hơn ${mebibytes} MiB nên không được tải về. Hãy chia thành các tệp nhỏ hơn.`,
    larger: (file) => `${file} lớn hơn mức Discord đã báo nên việc tải bị ngắt. Hãy tải lên lại.`,
    notDownloaded: (file) => `Không tải được ${file} từ Discord. Hãy tải lên lại.`,
    working: 'Đang đọc tài liệu bạn gửi …',
    staged: (file) => `✅ Đã chuẩn bị: ${file}`,
    replaces: (file) => `✅ Đã chuẩn bị, sẽ thay tệp cùng tên: ${file}`,
    refused: (reason) => `⚠ Không nhận: ${reason}`,
  },
  remove: {
    staged: (file) => `✅ Đã đánh dấu để gỡ: ${file}`,
    unknown: (file) => `Không có tệp ${file} trong bộ tài liệu. Hãy chọn trong danh sách hiện ra khi bạn gõ.`,
  },
  diff: {
    heading: '**Những gì sẽ thay đổi**',
    against: (generation) => `So với chỉ mục đang dùng \`${generation}\`.`,
    noGeneration: 'Chưa có chỉ mục nào.',
    nothing: 'Không có gì: chỉ mục khớp với các tài liệu hiện có.',
    documents: (list) => `Tài liệu: ${list}`,
    kinds: {
      added: (value) => `thêm **${value}**`,
      text: (value) => `đổi nội dung **${value}**`,
      facts: (value) => `đổi thông tin **${value}**`,
      removed: (value) => `gỡ **${value}**`,
    },
    unchanged: (value) => `giữ nguyên ${value}`,
    passages: (added, removed, kept) => `Đoạn: **+${added}** · **−${removed}** · giữ ${kept}`,
    work: (embeddings, duration) => `Vectơ cần tính: ${embeddings} · khoảng ${duration}`,
    sections: {
      added: '**Thêm**',
      text: '**Đổi nội dung**',
      facts: '**Đổi thông tin** (tựa đề, nơi đăng, ngày, địa chỉ)',
      removed: '**Gỡ**',
    },
    problems: '**Những điều nên xem lại**',
    staged: (added, removed) => `Đang chờ áp dụng: thêm ${count(added)}, gỡ ${count(removed)}.`,
    nothingYet: 'Sẽ không có gì thay đổi cho đến khi bạn bấm *Áp dụng*.',
    changed: '⚠ Bộ tài liệu đã thay đổi kể từ lúc bạn xem nên bot chưa áp dụng gì. Tình hình hiện giờ:',
    discarded: (added, removed) => `Đã bỏ: thêm ${count(added)}, gỡ ${count(removed)}. Bộ tài liệu vẫn như cũ.`,
    looking: 'Đang so sánh các tài liệu với chỉ mục …',
  },
  progress: {
    heading: '**Đang lập chỉ mục**',
    phases: {
      reading: 'đọc tài liệu',
      splitting: 'chia thành đoạn',
      embedding: 'tính vectơ cho các đoạn',
      building: 'dựng chỉ mục',
      publishing: 'đưa vào dùng',
    },
    documents: (done, total) => `${done} trên ${total} tài liệu`,
    passages: (done, total) => `${done} trên ${total} đoạn`,
    elapsed: (duration) => `đã chạy ${duration}`,
    left: (duration) => `còn khoảng ${duration}`,
    serving: '-# Các câu hỏi vẫn được trả lời từ chỉ mục cũ cho đến khi chỉ mục mới sẵn sàng.',
    cancelling: 'Đang hủy; chỉ mục cũ được giữ nguyên, trừ khi chỉ mục mới đang được đưa vào dùng đúng lúc này.',
    cancelled: 'Đã hủy. Chỉ mục cũ vẫn nguyên vẹn và tiếp tục trả lời.',
    stopped: `Đã hủy vì bot đang dừng. Chỉ mục cũ vẫn nguyên vẹn; hãy bắt đầu lại bằng ${REINDEX}.`,
    movedTo: (link) => `Việc này kéo dài hơn thời gian Discord cho phép bot cập nhật tin nhắn ở đây. Xem tiếp tại ${link}.`,
    cannotMove: `Việc này kéo dài hơn thời gian Discord cho phép bot cập nhật tin nhắn ở đây, và bot không được viết trong kênh này. Dùng ${STATUS} để xem tiến độ.`,
  },
  outcome: {
    published: (generation) => `✅ **Chỉ mục mới \`${generation}\` đã được đưa vào dùng.**`,
    counts: (documents, passages, duration) => `Tài liệu: ${documents} · Đoạn: ${passages} · ${duration}`,
    embedded: (value) => `Vectơ mới tính: ${value}; số còn lại được giữ nguyên.`,
    notPublished: (lost) => `⚠ **Chưa đưa vào dùng: ${count(lost)} câu hỏi kiểm tra không còn được trả lời.**`,
    waits: (generation) => `Chỉ mục mới \`${generation}\` đã sẵn sàng, nhưng các câu hỏi vẫn được trả lời từ chỉ mục cũ. Bạn quyết định:`,
    canaries: (held, total) => `Câu hỏi kiểm tra: ${count(held)} trên ${count(total)} câu được trả lời đúng như mong muốn.`,
    sections: {
      lost: '**Không còn được trả lời**',
      gained: '**Nay đã trả lời được**',
      held: '**Trả lời bằng trích đoạn khác**',
      failing: '**Trước đây và hiện nay đều không trả lời được**',
    },
    before: (quote) => `trước: ${quote}`,
    after: (quote) => `nay: ${quote}`,
    notFound: '*không tìm thấy*',
    publishedAnyway: (generation) => `✅ Chỉ mục \`${generation}\` đã được đưa vào dùng, dù có câu hỏi kiểm tra không đạt.`,
    kept: `Chỉ mục cũ được giữ lại. Các tệp giữ nguyên; ${DIFF} cho biết chỗ khác nhau.`,
  },
  questionSet: '-# Đính kèm: bộ câu hỏi cho `npm run evaluate`; với mỗi câu hỏi, hãy ghi thêm đoạn tài liệu trả lời câu đó.',
  unanswered: {
    off: 'Các câu hỏi chưa có câu trả lời không được lưu. Người vận hành có thể bật bằng thiết lập `KEEP_UNANSWERED_DAYS`.',
    none: 'Chưa lưu câu hỏi nào không tìm được câu trả lời.',
    heading: (questions, times) => `**Câu hỏi chưa có câu trả lời:** ${questions} câu, được hỏi ${times} lần`,
    order: 'Câu được hỏi nhiều nhất trước; không kèm tên.',
  },
  feedback: {
    none: 'Chưa có ai đánh giá trích đoạn nào.',
    heading: (ratings) => `**Đánh giá trích đoạn:** ${ratings} lượt`,
    order: 'Mới nhất trước; không kèm tên.',
    without: (ratings) => `-# Không có trong tệp: ${ratings} đánh giá không kèm câu hỏi, vì lúc đánh giá câu hỏi không được lưu.`,
  },
  history: {
    heading: '**Các chỉ mục đã lập, mới nhất trước**',
    live: '**đang dùng**',
    unfit: 'được lập bằng mô hình hoặc phiên bản khác nên không quay lại được',
    held: 'bị giữ lại vì câu hỏi kiểm tra',
    none: 'Không có chỉ mục nào được lưu.',
  },
  rollback: {
    ask: (generation, built) => `**Quay lại chỉ mục \`${generation}\` lập lúc ${built}?**`,
    explain: (live) => `Đang dùng: \`${live}\`. Chỉ có chỉ mục thay đổi; các tệp giữ nguyên, và ${DIFF} sẽ cho biết chỗ khác nhau.`,
    none: 'Không có chỉ mục nào cũ hơn để quay lại.',
    unknown: 'Không có chỉ mục này. Hãy chọn trong danh sách hiện ra khi bạn gõ.',
    isLive: 'Chỉ mục này đang được dùng.',
    done: (generation) => `✅ Chỉ mục \`${generation}\` đã được dùng trở lại. Các tệp giữ nguyên; ${DIFF} cho biết chỗ khác nhau.`,
    stayed: 'Không có gì thay đổi.',
  },
}; // prettier-ignore

function count(value: number): string {
  return value.toLocaleString('vi-VN');
}
