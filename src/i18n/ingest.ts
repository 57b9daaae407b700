// Sentences about reading the corpus: why a file was refused, what was noticed in one that was read.
import type { Locale } from '../domain.js';
import type { DownloadFailure } from '../corpus/download.js';
import { STAND_IN } from '../corpus/visible-name.js';
import type { RefusalReason, WarningCode } from '../corpus/file-report.js';

/** `detail` is what the report carries beside the code: a limit in bytes, an encoding, languages, another file. */
type Sentence = (file: string, detail?: string) => string;

export interface IngestTexts {
  readonly refusals: Record<RefusalReason, Sentence>;
  readonly warnings: Record<WarningCode, Sentence>;
  /** The first argument is the source's id in sources.json. */
  readonly downloads: Record<DownloadFailure, Sentence>;
}

const MIB = 1024 * 1024;

const en: IngestTexts = {
  refusals: {
    empty: (file) => `${file} is empty.`,
    'only-furniture': (file) =>
      `${file} holds only page furniture (menus, labels, links) and no text to quote. Save the article itself.`,
    binary: (file) => `${file} is not a text file. Export it as .txt, .md or .html.`,
    encoding: (file, detail) =>
      `${file} is not valid ${encodingName(detail)}, and no other encoding fits. Save it as UTF-8.`,
    'too-large': (file, detail) =>
      `${file} is larger than ${mebibytes(detail)} MiB. Split it into smaller files.`,
    'too-complex': (file) =>
      `${file} is nested too deeply, has too many parts or unpacks to too much data. Save its text as .txt.`,
    timeout: (file) =>
      `${file} takes too long to read. Split it into smaller files, or save its text as .txt.`,
    misnamed: (file, detail) =>
      `${file} holds ${contentName(detail, 'en')}, which is not what its name says. Rename it to end in ${detail ?? ''}.`,
    'bad-name': (file) =>
      `${file} has control characters in its name (shown as ${STAND_IN}). Rename it with letters, digits and hyphens.`,
    malformed: (file) => `${file} is damaged or not in the format that its name says. Save it again.`,
    encrypted: (file) => `${file} is protected by a password. Save a copy without it.`,
    'no-text-layer': (file) =>
      `${file} holds pictures of pages and no text. Run text recognition (OCR) on it first.`,
    'unknown-type': (file, detail) =>
      `${file} was left out: ${detail ? `${detail} files are` : 'files of this type are'} not read.`,
    'outside-link': (file) =>
      `${file} is a link to a place outside the corpus folder and was left out. Copy the file instead.`,
    unreadable: (file) => `${file} cannot be opened. Check that it exists and that the bot may read it.`,
    'same-name': (file) =>
      `${file} has the same name as another file, written with other Unicode characters. Rename one of them.`,
    'sources-invalid': (file, detail) =>
      `${file} has faults${detail ? ` (${detail})` : ''}; the rest of it is used.`,
  },
  warnings: {
    'decomposed-unicode': (file) =>
      `${file}: accents stood apart from their letters (NFD) and were joined (NFC).`,
    'guessed-encoding': (file, detail) =>
      `${file}: not UTF-8; read as ${encodingName(detail)}. Check the text, and save it as UTF-8.`,
    'legacy-vietnamese': (file) =>
      `${file}: looks like Vietnamese in an encoding from before Unicode (TCVN3 or VNI). Convert it to Unicode.`,
    'invisible-characters': (file, detail) =>
      `${file}: ${detail ?? 'some'} invisible characters were dropped.`,
    'front-matter-invalid': (file, detail) =>
      `${file}: front matter not understood${detail ? ` (${detail})` : ''}; that part of it was ignored.`,
    'title-from-file-name': (file) => `${file}: no title found; its file name stands in for it.`,
    'mixed-languages': (file, detail) => `${file}: written in several languages (${detail ?? ''}).`,
    'unknown-language': (file) => `${file}: the language could not be told.`,
    'mostly-furniture': (file) => `${file}: more than half of it is page furniture, which is never quoted.`,
    'empty-pages': (file, detail) => `${file}: no text on page ${detail ?? '?'}.`,
    duplicate: (file, detail) => `${file}: the same text as ${detail ?? 'another file'}.`,
    'near-duplicate': (file, detail) => `${file}: nearly the same text as ${detail ?? 'another file'}.`,
  },
  downloads: {
    'no-address': (id) => `${id} has no usable web address in sources.json.`,
    'bad-address': (id, detail) => `${id}: ${detail ?? 'the address'} is not a web address (http or https).`,
    'private-address': (id, detail) =>
      `${id}: ${detail ?? 'the address'} lies in a private network and was not opened. Allow private addresses if that is meant.`,
    unreachable: (id, detail) => `${id}: no connection (${detail ?? 'unknown reason'}).`,
    timeout: (id, detail) => `${id}: ${detail ?? 'the server'} took too long.`,
    'http-status': (id, detail) => `${id}: the server answered with status ${detail ?? '?'}.`,
    redirects: (id, detail) => `${id}: more than ${detail ?? '5'} redirects.`,
    'too-large': (id, detail) => `${id}: larger than ${mebibytes(detail)} MiB.`,
    'wrong-type': (id, detail) =>
      `${id}: ${detail ? `the type ${detail}` : 'a file without a type'} is not read.`,
    empty: (id) => `${id}: the server sent nothing.`,
    write: (id, detail) => `${id}: ${detail ?? 'the file'} could not be written.`,
  },
};

const vi: IngestTexts = {
  refusals: {
    empty: (file) => `${file} trống.`,
    'only-furniture': (file) =>
      `${file} chỉ có các thành phần của trang web (menu, nhãn, liên kết), không có nội dung để trích dẫn. Hãy lưu chính bài viết.`,
    binary: (file) => `${file} không phải tệp văn bản. Hãy xuất sang .txt, .md hoặc .html.`,
    encoding: (file, detail) =>
      `${file} không phải ${encodingName(detail)} hợp lệ và cũng không khớp bảng mã nào khác. Hãy lưu lại bằng UTF-8.`,
    'too-large': (file, detail) =>
      `${file} lớn hơn ${mebibytes(detail)} MiB. Hãy chia thành các tệp nhỏ hơn.`,
    'too-complex': (file) =>
      `${file} có cấu trúc lồng quá sâu, quá nhiều phần tử hoặc giải nén ra quá lớn nên không đọc được. Hãy lưu phần chữ dưới dạng .txt.`,
    timeout: (file) =>
      `Đọc ${file} mất quá nhiều thời gian nên đã dừng. Hãy chia thành các tệp nhỏ hơn hoặc lưu phần chữ dưới dạng .txt.`,
    misnamed: (file, detail) =>
      `Nội dung của ${file} là ${contentName(detail, 'vi')}, không khớp với tên tệp. Hãy đổi phần đuôi thành ${detail ?? ''}.`,
    'bad-name': (file) =>
      `Tên tệp ${file} có ký tự điều khiển (hiển thị là ${STAND_IN}). Hãy đổi tên, chỉ dùng chữ cái, chữ số và dấu gạch nối.`,
    malformed: (file) => `${file} bị hỏng hoặc không đúng định dạng như tên tệp. Hãy lưu lại tệp.`,
    encrypted: (file) => `${file} được bảo vệ bằng mật khẩu. Hãy lưu một bản không có mật khẩu.`,
    'no-text-layer': (file) =>
      `${file} chỉ có ảnh chụp trang, không có văn bản. Hãy nhận dạng chữ (OCR) trước.`,
    'unknown-type': (file, detail) => `Đã bỏ qua ${file}: không đọc loại tệp ${detail || 'này'}.`,
    'outside-link': (file) =>
      `Đã bỏ qua ${file}: đây là liên kết trỏ ra ngoài thư mục tài liệu. Hãy chép tệp vào thư mục.`,
    unreadable: (file) => `Không mở được ${file}. Hãy kiểm tra xem tệp có tồn tại và bot có quyền đọc không.`,
    'same-name': (file) =>
      `${file} trùng tên với một tệp khác, chỉ khác cách viết ký tự Unicode. Hãy đổi tên một trong hai tệp.`,
    'sources-invalid': (file, detail) =>
      `${file} có lỗi${detail ? ` (${detail})` : ''}; phần còn lại vẫn được dùng.`,
  },
  warnings: {
    'decomposed-unicode': (file) => `${file}: dấu nằm tách khỏi chữ (NFD), đã được ghép lại (NFC).`,
    'guessed-encoding': (file, detail) =>
      `${file}: không phải UTF-8; đã đọc theo ${encodingName(detail)}. Hãy kiểm tra nội dung và lưu lại bằng UTF-8.`,
    'legacy-vietnamese': (file) =>
      `${file}: có vẻ là tiếng Việt gõ bằng bảng mã cũ (TCVN3 hoặc VNI). Hãy chuyển sang Unicode.`,
    'invisible-characters': (file, detail) =>
      `${file}: đã bỏ ${detail ?? 'một số'} ký tự không nhìn thấy được.`,
    'front-matter-invalid': (file, detail) =>
      `${file}: không hiểu phần thông tin đầu tệp${detail ? ` (${detail})` : ''}; đã bỏ qua phần đó.`,
    'title-from-file-name': (file) => `${file}: không tìm thấy tựa đề; dùng tên tệp thay thế.`,
    'mixed-languages': (file, detail) => `${file}: có nhiều ngôn ngữ (${detail ?? ''}).`,
    'unknown-language': (file) => `${file}: không xác định được ngôn ngữ.`,
    'mostly-furniture': (file) =>
      `${file}: hơn một nửa là các thành phần của trang web, vốn không bao giờ được trích dẫn.`,
    'empty-pages': (file, detail) => `${file}: không có chữ ở trang ${detail ?? '?'}.`,
    duplicate: (file, detail) => `${file}: trùng nội dung với ${detail ?? 'một tệp khác'}.`,
    'near-duplicate': (file, detail) => `${file}: gần trùng nội dung với ${detail ?? 'một tệp khác'}.`,
  },
  downloads: {
    'no-address': (id) => `${id} không có địa chỉ web dùng được trong sources.json.`,
    'bad-address': (id, detail) => `${id}: ${detail ?? 'địa chỉ'} không phải địa chỉ web (http hoặc https).`,
    'private-address': (id, detail) =>
      `${id}: ${detail ?? 'địa chỉ'} thuộc mạng nội bộ nên không được mở. Hãy cho phép địa chỉ nội bộ nếu đó là chủ ý.`,
    unreachable: (id, detail) => `${id}: không kết nối được (${detail ?? 'không rõ lý do'}).`,
    timeout: (id, detail) => `${id}: ${detail ?? 'máy chủ'} phản hồi quá lâu.`,
    'http-status': (id, detail) => `${id}: máy chủ trả về mã ${detail ?? '?'}.`,
    redirects: (id, detail) => `${id}: chuyển hướng quá ${detail ?? '5'} lần.`,
    'too-large': (id, detail) => `${id}: lớn hơn ${mebibytes(detail)} MiB.`,
    'wrong-type': (id, detail) => `${id}: không đọc ${detail ? `loại ${detail}` : 'tệp không rõ loại'}.`,
    empty: (id) => `${id}: máy chủ không gửi nội dung.`,
    write: (id, detail) => `${id}: không ghi được ${detail ?? 'tệp'}.`,
  },
};

export const ingestTexts: Record<Locale, IngestTexts> = { en, vi };

/** What a file is, by the ending that it ought to have. */
function contentName(ending: string | undefined, locale: Locale): string {
  const names: Readonly<Record<string, readonly [string, string]>> = {
    '.txt': ['plain text', 'văn bản thuần túy'],
    '.md': ['Markdown', 'Markdown'],
    '.html': ['a web page', 'trang web'],
    '.pdf': ['a PDF document', 'tài liệu PDF'],
    '.docx': ['a Word document', 'tài liệu Word'],
  };
  return names[ending ?? '']?.[locale === 'en' ? 0 : 1] ?? (locale === 'en' ? 'something else' : 'loại khác');
}

function encodingName(detail: string | undefined): string {
  return (detail ?? 'utf-8').toUpperCase().replace('WINDOWS', 'Windows');
}

function mebibytes(detail: string | undefined): string {
  return String(Math.round((Number(detail ?? 0) / MIB) * 10) / 10);
}
