// A report within one message: what must be said, then as many lines of each section as fit, the whole of it as a file.
import type { Locale } from '../../../domain.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { CONTENT_LIMIT, type OutgoingMessage, type Row } from '../../reply/outgoing-message.js';

export interface ReportSection {
  /** Markdown. */
  readonly heading: string;
  /** Markdown, one line each. */
  readonly lines: readonly string[];
}

export interface Report {
  /** Above the sections; stands there in any case, as `foot` does. */
  readonly head: readonly string[];
  readonly sections: readonly ReportSection[];
  readonly foot: readonly string[];
  readonly rows: readonly Row[];
  /** The file that holds everything, where the message cannot. */
  readonly file: {
    readonly name: string;
    readonly text: () => string;
    /** Whether everything fits or not: the file is worth having, and `foot` names it. */
    readonly goesAlong?: boolean;
  };
}

/** Always with a word on files, so that an edit takes away those that the message had. */
export function layOutReport(report: Report, locale: Locale): OutgoingMessage {
  const texts = sentencesFor(locale).corpus;
  const sections = report.sections.filter(({ lines }) => lines.length > 0);
  const { name, text, goesAlong = false } = report.file;
  const foot = goesAlong ? report.foot : [...report.foot, texts.fullReport];
  let room = CONTENT_LIMIT - [...report.head, ...foot].join('\n').length - 1;
  const shown: string[] = [];
  let isComplete = true;
  sections.forEach((section, index) => {
    const share = Math.floor(room / (sections.length - index));
    const { lines, left } = fitLines(section, share, texts.more);
    if (left > 0) isComplete = false;
    shown.push(...lines);
    room -= lines.reduce((sum, line) => sum + line.length + 1, 0);
  });
  return {
    content: [...report.head, ...shown, ...(isComplete ? report.foot : foot)]
      .join('\n')
      .slice(0, CONTENT_LIMIT),
    rows: report.rows,
    files: isComplete && !goesAlong ? [] : [{ name, text: text().slice(0, LONGEST_FILE) }],
  };
}

const MOST_LINES = 8;
const MORE_LINE = 40;
const LONGEST_FILE = 2_000_000;

function fitLines(
  { heading, lines }: ReportSection,
  room: number,
  more: (others: number) => string,
): { readonly lines: string[]; readonly left: number } {
  const shown: string[] = [];
  let used = heading.length + 1;
  for (const line of lines.slice(0, MOST_LINES)) {
    const reserve = shown.length + 1 === lines.length ? 0 : MORE_LINE;
    if (used + line.length + 1 + reserve > room) break;
    used += line.length + 1;
    shown.push(line);
  }
  const left = lines.length - shown.length;
  if (shown.length === 0) return { lines: [], left };
  return { lines: [heading, ...shown, ...(left > 0 ? [`- ${more(left)}`] : [])], left };
}
