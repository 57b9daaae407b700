// What each failure says to the person who reads it: what happened and what they can do.
import type { Locale } from '../domain.js';
import type { DownloadFailure } from '../corpus/download.js';
import { isVerbatimError, messageOf, type ErrorCode, type ErrorDetails } from '../errors.js';
import { ingestTexts } from './ingest.js';

type Sentences = { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => string };

const en: Sentences = {
  'config/invalid': ({ faults }) => `The settings in .env are not valid: ${faults.join('; ')}. Correct them and start again.`,
  'config/no-token': () =>
    'DISCORD_TOKEN is not set: put the bot’s token into .env, or ask in the terminal with “npm run ask”.',
  'corpus/missing': ({ directory }) => `The corpus folder “${directory}” does not exist: create it or set CORPUS_DIR.`,
  'corpus/empty': ({ directory }) =>
    `The corpus folder “${directory}” holds no document that could be read: add .txt, .md, .html, .pdf or .docx files, then reindex.`,
  'corpus/unreadable': ({ directory }) => `The corpus folder “${directory}” cannot be read: check its permissions.`,
  'corpus/write': ({ directory }) =>
    `The corpus folder “${directory}” could not be changed: check free space and permissions. What was laid ready is still there.`,
  'corpus/sources': ({ directory }) =>
    `“sources.json” in “${directory}” is not a JSON list, so nothing can be added to it: correct it, then apply again. What was laid ready is still there.`,
  'corpus/busy': () => 'Somebody else is changing the documents at this moment: try again in a few seconds.',
  'corpus/changed': () => 'The documents have changed since the differences were shown: look at them again.',
  'download/failed': ({ address, reason, detail }) => downloadSentence('en', reason)(address, detail),
  'model/not-found': ({ model }) =>
    `The embedding model “${model}” was not found: check EMBEDDING_MODEL, or remove it to use the bundled model.`,
  'model/unreachable': ({ model }) =>
    `The embedding model “${model}” could not be downloaded because the hub cannot be reached: check the network, or remove EMBEDDING_MODEL to use the bundled model.`,
  'model/checksum': ({ file }) =>
    `The downloaded model file “${file}” is not the known one (its checksum differs): delete it and try again.`,
  'model/failed': ({ model }) => `The embedding model “${model}” stopped working: try again; if it happens again, restart the program.`,
  'index/missing': () => 'There is no index yet: run “npm run corpus -- reindex”.',
  'index/damaged': ({ file }) => `The index is damaged (“${file}”): run “npm run corpus -- reindex”.`,
  'index/mismatch': ({ built, wanted }) =>
    `The index was made with other settings (${built}; now ${wanted}): run “npm run corpus -- reindex”.`,
  'index/unknown': ({ generation }) => `There is no complete index “${generation}”: it may have been removed since. Look at the history.`,
  'index/held': ({ generation }) => `Index “${generation}” was never live: its canary questions hold it back. Reindex, or publish it.`,
  'index/no-earlier': () => 'There is no earlier index to go back to.',
  'index/busy': () => 'Another reindex is running: wait until it has finished.',
  'index/write': ({ directory }) => `The index cannot be written to “${directory}”: check free space and permissions. The old index is untouched.`,
  'reindex/cancelled': () => 'The reindex was cancelled; the old index is untouched.',
  'file/unreadable': ({ file }) => `“${file}” cannot be read: check that it is a file and that you may read it.`,
  'file/unwritable': ({ file }) => `“${file}” cannot be written: check the folder, free space and permissions.`,
  'evaluation/input': ({ file, reason }) => `“${file}” cannot be evaluated: ${reason}.`,
  'usage/argument': ({ argument, reason }) => `“${argument}”: ${reason}.`,
}; // prettier-ignore

const vi: Sentences = {
  'config/invalid': ({ faults }) => `Thiết lập trong .env không hợp lệ: ${faults.join('; ')}. Hãy sửa rồi khởi động lại.`,
  'config/no-token': () =>
    'Chưa có DISCORD_TOKEN: hãy ghi mã token của bot vào .env, hoặc hỏi ngay trong cửa sổ dòng lệnh bằng “npm run ask”.',
  'corpus/missing': ({ directory }) => `Không có thư mục tài liệu “${directory}”: hãy tạo thư mục này hoặc đặt CORPUS_DIR.`,
  'corpus/empty': ({ directory }) =>
    `Thư mục “${directory}” không có tài liệu nào đọc được: hãy thêm tệp .txt, .md, .html, .pdf hoặc .docx rồi lập lại chỉ mục.`,
  'corpus/unreadable': ({ directory }) => `Không đọc được thư mục tài liệu “${directory}”: hãy kiểm tra quyền truy cập.`,
  'corpus/write': ({ directory }) =>
    `Không thay đổi được thư mục tài liệu “${directory}”: hãy kiểm tra dung lượng trống và quyền ghi. Những gì đã chuẩn bị vẫn còn nguyên.`,
  'corpus/sources': ({ directory }) =>
    `Tệp “sources.json” trong “${directory}” không phải là danh sách JSON nên không thể ghi thêm: hãy sửa tệp rồi áp dụng lại. Những gì đã chuẩn bị vẫn còn nguyên.`,
  'corpus/busy': () => 'Đang có người khác thay đổi bộ tài liệu: hãy thử lại sau vài giây.',
  'corpus/changed': () => 'Bộ tài liệu đã thay đổi kể từ lúc bạn xem: hãy xem lại những gì sẽ thay đổi.',
  'download/failed': ({ address, reason, detail }) => downloadSentence('vi', reason)(address, detail),
  'model/not-found': ({ model }) =>
    `Không tìm thấy mô hình “${model}”: hãy kiểm tra EMBEDDING_MODEL, hoặc xóa thiết lập này để dùng mô hình đi kèm.`,
  'model/unreachable': ({ model }) =>
    `Không tải được mô hình “${model}” vì không kết nối được tới kho mô hình: hãy kiểm tra mạng, hoặc xóa EMBEDDING_MODEL để dùng mô hình đi kèm.`,
  'model/checksum': ({ file }) => `Tệp mô hình tải về “${file}” không đúng bản đã biết (sai mã kiểm): hãy xóa tệp rồi thử lại.`,
  'model/failed': ({ model }) => `Mô hình “${model}” đã ngừng hoạt động: hãy thử lại; nếu vẫn lỗi, hãy khởi động lại chương trình.`,
  'index/missing': () => 'Chưa có chỉ mục: hãy chạy “npm run corpus -- reindex”.',
  'index/damaged': ({ file }) => `Chỉ mục bị hỏng (“${file}”): hãy chạy “npm run corpus -- reindex”.`,
  'index/mismatch': ({ built, wanted }) =>
    `Chỉ mục được lập với thiết lập khác (${built}; hiện nay ${wanted}): hãy chạy “npm run corpus -- reindex”.`,
  'index/unknown': ({ generation }) => `Không có chỉ mục hoàn chỉnh “${generation}”: có thể nó đã bị xóa để nhường chỗ cho chỉ mục mới. Hãy xem lịch sử.`,
  'index/held': ({ generation }) => `Chỉ mục “${generation}” chưa từng được dùng vì không đạt các câu hỏi kiểm tra. Hãy lập lại chỉ mục, hoặc đưa nó vào dùng bằng “publish”.`,
  'index/no-earlier': () => 'Không có chỉ mục nào cũ hơn để quay lại.',
  'index/busy': () => 'Đang có một lượt lập chỉ mục khác: hãy đợi lượt đó xong.',
  'index/write': ({ directory }) => `Không ghi được chỉ mục vào “${directory}”: hãy kiểm tra dung lượng trống và quyền ghi. Chỉ mục cũ vẫn nguyên vẹn.`,
  'reindex/cancelled': () => 'Đã hủy lập chỉ mục; chỉ mục cũ vẫn nguyên vẹn.',
  'file/unreadable': ({ file }) => `Không đọc được “${file}”: hãy kiểm tra xem đó có phải là một tệp và bạn có quyền đọc không.`,
  'file/unwritable': ({ file }) => `Không ghi được “${file}”: hãy kiểm tra thư mục, dung lượng trống và quyền ghi.`,
  'evaluation/input': ({ file, reason }) => `Không đánh giá được “${file}”: ${reason}.`,
  'usage/argument': ({ argument, reason }) => `“${argument}”: ${reason}.`,
}; // prettier-ignore

const sentences: Record<Locale, Sentences> = { en, vi };
const unexpected: Record<Locale, (message: string) => string> = {
  en: (message) => `Something unexpected happened: ${message}`,
  vi: (message) => `Đã xảy ra lỗi không lường trước: ${message}`,
};

/** The sentence for anything that was thrown. */
export function explainError(error: unknown, locale: Locale): string {
  if (!isVerbatimError(error)) return unexpected[locale](messageOf(error));
  const sentence = sentences[locale][error.code] as (details: unknown) => string;
  return sentence(error.details);
}

function downloadSentence(locale: Locale, reason: string) {
  return ingestTexts[locale].downloads[reason as DownloadFailure];
}
