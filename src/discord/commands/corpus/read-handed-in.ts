// What somebody hands in with /corpus add: files, an address, and what they say of the document; checked before anything is downloaded.
import type { Attachment, ChatInputCommandInteraction } from 'discord.js';
import type { CorpusSentences } from '../../../i18n/discord/corpus-sentences.js';
import type { GivenFacts } from '../../../keeper-types.js';

export interface HandedIn {
  readonly files: readonly Attachment[];
  /** To be downloaded; an address beside a file is where that was published. */
  readonly address?: string;
  readonly facts: GivenFacts;
}

export const FILE_OPTIONS = ['file', 'file2', 'file3', 'file4', 'file5'] as const;

/** The name of a sentence where it cannot be taken. */
export function readHandedIn({
  options,
}: ChatInputCommandInteraction): HandedIn | Extract<keyof CorpusSentences['add'], string> {
  const text = (name: string) => options.getString(name)?.trim() ?? '';
  const files = FILE_OPTIONS.map((name) => options.getAttachment(name)).filter((file) => file !== null);
  const [title, publisher, date, url] = [text('title'), text('publisher'), text('date'), text('address')];
  if (files.length === 0 && url === '') return 'nothingGiven';
  if (files.length > 1 && (title !== '' || url !== '')) return 'oneOnly';
  if (date !== '' && !isDate(date)) return 'badDate';
  if (url !== '' && !isWebAddress(url)) return 'badAddress';
  const facts = { ...given('title', title), ...given('publisher', publisher), ...given('date', date) };
  return files.length === 0
    ? { files, address: url, facts }
    : { files, facts: { ...facts, ...given('url', url) } };
}

function given<K extends keyof GivenFacts>(key: K, value: string): Pick<GivenFacts, K> | object {
  return value === '' ? {} : { [key]: value };
}

/** A day, month or year that exists. */
function isDate(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const day = new Date(`${text}${'-01-01'.slice(text.length - 4)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
