// What is known of a work, checked and put together: front matter, then sources.json, then the page, then its first lines.
import { z } from 'zod';
import type { Block, WorkCard } from '../domain.js';
import { canonicalText } from './canonical-text.js';
import { parseDate } from './parse-date.js';
import type { WorkFacts } from './reader.js';

/**
 * Reads facts from a value of any shape (YAML, JSON). What has the wrong type is left out and named in `faults`.
 */
export function readWorkFacts(value: unknown): { facts: WorkFacts; faults: string[] } {
  const faults: string[] = [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { facts: {}, faults: value === null || value === undefined ? [] : ['front matter'] };
  }
  const given = value as Record<string, unknown>;
  const read = <T>(key: string, schema: z.ZodType<T>, as = given[key]): T | undefined => {
    if (as === undefined || as === null || as === '') return undefined;
    const result = schema.safeParse(as);
    if (!result.success) faults.push(key);
    return result.success ? result.data : undefined;
  };
  const title = read('title', TEXT);
  const publisher = read('publisher', TEXT);
  const date = read('date', DATE);
  const url = read('url', ADDRESS);
  const languages = read('languages', LANGUAGES) ?? read('language', LANGUAGES);
  const after = Array.isArray(given['after']) ? given['after'].slice(0, MOST_WORKS).map(readWork) : undefined;
  if (after === undefined) read('after', z.never());
  else if (after.includes(undefined)) faults.push('after');
  const works = after?.filter((work) => work !== undefined) ?? [];
  return {
    facts: {
      ...(title === undefined ? {} : { title }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(date === undefined ? {} : { date }),
      ...(url === undefined ? {} : { url }),
      ...(languages === undefined ? {} : { languages }),
      ...(works.length === 0 ? {} : { after: works }),
    },
    faults,
  };
}

const MOST_WORKS = 50;

const TEXT = z
  .union([z.string(), z.number()])
  .transform((value) => oneLine(String(value)))
  .refine((value) => value.length > 0 && value.length <= 500);

const DATE = z
  .union([z.string(), z.number(), z.date()])
  .transform((value) => parseDate(value instanceof Date ? value.toISOString() : String(value)))
  .refine((value): value is string => value !== undefined);

const ADDRESS = z
  .string()
  .transform((value) => webAddress(value))
  .refine((value): value is string => value !== undefined);

const LANGUAGES = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().map((code) => code.trim().toLowerCase().split(/[-_]/)[0] ?? ''))
  .refine((codes) => codes.length > 0 && codes.every((code) => /^[a-z]{2,3}$/.test(code)));

function readWork(value: unknown): WorkCard | undefined {
  const { title, publisher, date, url } = readWorkFacts(value).facts;
  if (title === undefined) return undefined;
  return {
    title,
    ...(publisher === undefined ? {} : { publisher }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The text in its canonical form, without line breaks and doubled spaces. */
export function oneLine(text: string): string {
  return canonicalText(text).text.replace(/\s+/g, ' ').trim();
}

/** An absolute http(s) address without credentials, else undefined. */
function webAddress(text: string): string | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    return undefined;
  return url.href;
}

/** What the text says of itself before its first paragraph: a title, a date line, a "Source:" line, an address line. */
export function factsOfFirstLines(text: string, blocks: readonly Block[]): WorkFacts {
  const body = blocks.findIndex((block) => block.kind === 'paragraph' || block.kind === 'list-item');
  const head = blocks.slice(0, body < 0 ? blocks.length : body);
  const lines = head.map((block) => oneLine(text.slice(block.span.start, block.span.end)));
  const titleAt = head.findIndex((block) => block.kind === 'heading' && block.level === 1);
  const date = lines.map(parseDate).find((found) => found !== undefined && found.length > 4);
  const source = lines
    .map((line) => /^(?:source|nguồn)\s*:\s*([^:]{2,120})$/iu.exec(line)?.[1])
    .find(Boolean);
  const url = lines.filter((line) => /^https?:\/\/\S+$/i.test(line)).map(webAddress)[0];
  const publisher = source?.replace(/^["'“‘”’\s]+|["'“‘”’\s]+$/gu, '');
  return {
    ...(titleAt < 0 ? {} : { title: lines[titleAt] as string }),
    ...(publisher === undefined || publisher === '' || webAddress(publisher) !== undefined
      ? {}
      : { publisher }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The first that says something wins, fact by fact. */
export function mergeFacts(...ranked: readonly WorkFacts[]): WorkFacts {
  return ranked.reduceRight<WorkFacts>((merged, facts) => ({ ...merged, ...facts }), {});
}
