// Passages as columns: a passage's text stands in its document, and numbers are read far faster than objects.
import type { Passage, SourceDocument, Span } from '../domain.js';

/** What is stored of passages; row p of every column is passage p. */
export interface PassageColumns {
  /** Position of the passage's document among the documents. */
  readonly documents: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Position in `languageNames`. */
  readonly languages: Uint16Array;
  readonly languageNames: readonly string[];
  /** `firstSentences[p]..firstSentences[p + 1]` is the range of passage p's sentences in the two columns below. */
  readonly firstSentences: Uint32Array;
  readonly sentenceStarts: Uint32Array;
  readonly sentenceEnds: Uint32Array;
  /** Position in `sectionNames` plus one; 0 where there is none. */
  readonly sections: Uint32Array;
  readonly sectionNames: readonly string[];
  readonly paragraphs: Uint32Array;
  readonly lines: Uint32Array;
  /** 0 where the format has no pages. */
  readonly pages: Uint32Array;
  /** 1 where a passage continues the one before it. */
  readonly continuations: Uint8Array;
}

/** Takes passages apart. Their documents must be among `documents`. */
export function encodePassages(
  passages: readonly Passage[],
  documents: readonly SourceDocument[],
): PassageColumns {
  const column = (of: (passage: Passage) => number): Uint32Array => Uint32Array.from(passages, of);
  const positions = new Map(documents.map(({ card }, at) => [card.id, at]));
  const languages = tableOf();
  const sections = tableOf();
  const sentences = passages.flatMap((passage) => passage.sentences);
  const firstSentences = new Uint32Array(passages.length + 1);
  passages.forEach(
    (passage, at) => (firstSentences[at + 1] = firstSentences[at]! + passage.sentences.length),
  );
  return {
    documents: column(({ documentId }) => positions.get(documentId)!),
    starts: column(({ span }) => span.start),
    ends: column(({ span }) => span.end),
    languages: Uint16Array.from(passages, ({ language }) => languages.positionOf(language)),
    languageNames: languages.names,
    firstSentences,
    sentenceStarts: Uint32Array.from(sentences, ({ start }) => start),
    sentenceEnds: Uint32Array.from(sentences, ({ end }) => end),
    sections: column(({ section }) => (section === undefined ? 0 : sections.positionOf(section) + 1)),
    sectionNames: sections.names,
    paragraphs: column(({ paragraph }) => paragraph),
    lines: column(({ line }) => line),
    pages: column(({ page }) => page ?? 0),
    continuations: Uint8Array.from(passages, ({ continues }) => (continues ? 1 : 0)),
  };
}

/** Puts passages together again. */
export function decodePassages(columns: PassageColumns, documents: readonly SourceDocument[]): Passage[] {
  return Array.from(columns.documents, (position, at): Passage => {
    const document = documents[position]!;
    const span = { start: columns.starts[at]!, end: columns.ends[at]! };
    const sentences: Span[] = [];
    for (let row = columns.firstSentences[at]!; row < columns.firstSentences[at + 1]!; row += 1)
      sentences.push({ start: columns.sentenceStarts[row]!, end: columns.sentenceEnds[row]! });
    const section = columns.sectionNames[columns.sections[at]! - 1];
    const page = columns.pages[at]!;
    return {
      documentId: document.card.id,
      span,
      text: document.text.slice(span.start, span.end),
      sentences,
      paragraph: columns.paragraphs[at]!,
      line: columns.lines[at]!,
      ...(section === undefined ? {} : { section }),
      ...(page === 0 ? {} : { page }),
      ...(columns.continuations[at] === 1 && { continues: true }),
      language: columns.languageNames[columns.languages[at]!]!,
    };
  });
}

/** Numbers for names, in the order in which they come. */
function tableOf() {
  const names: string[] = [];
  const positions = new Map<string, number>();
  return {
    names,
    positionOf(name: string): number {
      const known = positions.get(name);
      if (known !== undefined) return known;
      positions.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}
