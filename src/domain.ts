// The nouns of the project; imports nothing.

/** ISO 639-1 code of a text's language, or `und` where it cannot be told. */
export type LanguageCode = string;

/** Languages that the frame (buttons, labels, errors) speaks. */
export const LOCALES = ['en', 'vi'] as const;
export type Locale = (typeof LOCALES)[number];

/** Longest quote, in UTF-16 units. */
export const MAX_QUOTE_LENGTH = 400;

/** Half-open range of UTF-16 offsets into a document's canonical text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** First 12 hex digits of the SHA-256 of the document's path below the corpus folder (with `/`). */
export type DocumentId = string;

/** What is known of a published work; what is unknown is absent, never guessed. */
export interface WorkCard {
  readonly title: string;
  readonly publisher?: string;
  /** ISO 8601, as precise as known: `2015`, `2015-05` or `2015-05-11`. */
  readonly date?: string;
  /** Absolute http(s) address. */
  readonly url?: string;
}

/** What a citation says of a document. */
export interface DocumentCard extends WorkCard {
  readonly id: DocumentId;
  /** Path below the corpus folder, with `/`. */
  readonly file: string;
  /** The works that a briefing is written after. */
  readonly after?: readonly WorkCard[];
}

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'furniture';

/** A run of a document's text with one role. Blocks are in order and do not overlap. */
export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
  /** Heading depth, 1 for the document's title; only on headings. */
  readonly level?: number;
  /** 1-based page, where the format has pages. */
  readonly page?: number;
}

/** A document as it was read: canonical text (NFC, LF), never changed after reading. */
export interface SourceDocument {
  readonly card: DocumentCard;
  readonly text: string;
  /** SHA-256 of `text`, hex. */
  readonly hash: string;
  readonly blocks: readonly Block[];
}

/** An exact slice of a document: `text === document.text.slice(span.start, span.end)`. */
export interface Passage {
  readonly documentId: DocumentId;
  readonly span: Span;
  readonly text: string;
  readonly language: LanguageCode;
  /** Spans of the passage's sentences, in document offsets. */
  readonly sentences: readonly Span[];
  /** Nearest heading above, as it stands in the document. */
  readonly section?: string;
  /** 1-based number of the first paragraph (furniture and headings do not count). */
  readonly paragraph: number;
  /** 1-based line of the passage's first character in the canonical text. */
  readonly line: number;
  readonly page?: number;
  /** Present where the passage before it belongs to the same paragraph or list. */
  readonly continues?: true;
}

/** Where a quote stands, in words that a reader can follow. */
export interface Place {
  readonly section?: string;
  readonly page?: number;
  readonly paragraph: number;
  readonly line: number;
}

export interface Citation {
  /** 1-based number, the same in the text and in the list. */
  readonly number: number;
  readonly document: DocumentCard;
  readonly place: Place;
}

/** An exact slice of a source with its citation. */
export interface Quote {
  readonly citation: Citation;
  /** Document offsets of the quoted text. */
  readonly span: Span;
  /** `document.text.slice(span.start, span.end)`, checked against the stored hash. */
  readonly text: string;
  /** The part to emphasise, inside `span`; document offsets. */
  readonly best: Span;
  readonly language: LanguageCode;
  /** True where the quote begins or ends inside a sentence. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** Other documents that say nearly the same. */
  readonly alsoIn: readonly DocumentCard[];
  /** Calibrated support in 0..1. */
  readonly support: number;
}

export type NotFoundReason = 'weak-support' | 'words-nowhere' | 'empty-question' | 'empty-corpus';

interface AnswerFrame {
  readonly question: string;
  readonly language: LanguageCode;
  /** Generation of the index that answered. */
  readonly generation: string;
  readonly documentCount: number;
}

export interface QuotedAnswer extends AnswerFrame {
  readonly kind: 'quoted';
  readonly quotes: readonly Quote[];
  /** Further passages, for "More passages". */
  readonly more: readonly Quote[];
}

export interface NotFoundAnswer extends AnswerFrame {
  readonly kind: 'not-found';
  readonly reason: NotFoundReason;
  /** Words, names, numbers or dates of the question that no document contains. */
  readonly missing: readonly string[];
  /** Closest documents; not an answer. */
  readonly nearest: readonly DocumentCard[];
}

export type Answer = QuotedAnswer | NotFoundAnswer;
