// Questions that no document answered, where the operator wants them: without names, counted by day, erased after a time.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { UnansweredGroup, UnansweredStore } from '../keeper-types.js';
import { fold, toNfc, words } from '../language/fold.js';
import { appendLine, readJsonLines } from './json-lines.js';

const LONGEST_QUESTION = 300;
const DAY_MS = 24 * 3600_000;

const line = z.object({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  language: z.string(),
  question: z.string(),
});
type Line = z.infer<typeof line>;

export interface UnansweredOptions {
  readonly dataDirectory: string;
  /** Days for which a question is kept; 0: none is. */
  readonly keepDays: number;
  readonly now: () => Date;
}

export function openUnanswered({ dataDirectory, keepDays, now }: UnansweredOptions): UnansweredStore {
  const file = path.join(dataDirectory, 'unanswered.jsonl');
  const today = (): string => dayOf(now());
  const firstDay = (): string => dayOf(new Date(now().getTime() - keepDays * DAY_MS));
  let erasedOn = '';
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const next = writing.then(step, step);
    writing = next.catch(() => undefined);
    return next;
  };
  const isYoung = ({ day }: Line): boolean => day > firstDay();
  const erase = async (): Promise<void> => {
    if (keepDays === 0) return rm(file, { force: true });
    if (erasedOn === today()) return;
    const all = await readJsonLines(file, line);
    const young = all.filter(isYoung);
    if (young.length < all.length)
      await writeFileAtomic(file, young.map((kept) => `${JSON.stringify(kept)}\n`).join(''));
    erasedOn = today();
  };
  return {
    isOn: keepDays > 0,
    add: (question, language) =>
      inTurn(async () => {
        if (keepDays === 0) return;
        await mkdir(dataDirectory, { recursive: true });
        await erase();
        const kept: Line = { day: today(), language, question: withoutPeople(question) };
        await appendLine(file, kept);
      }),
    erase: () => inTurn(erase),
    list: () => inTurn(async () => groupQuestions((await readJsonLines(file, line)).filter(isYoung))),
  };
}

function groupQuestions(lines: readonly Line[]): UnansweredGroup[] {
  const groups = new Map<string, Line[]>();
  for (const kept of lines) {
    const key = words(kept.question).map(fold).sort().join(' ');
    const same = groups.get(key);
    if (same) same.push(kept);
    else groups.set(key, [kept]);
  }
  return [...groups.values()]
    .map((same) => ({
      question: mostFrequent(same.map(({ question }) => question)),
      language: mostFrequent(same.map(({ language }) => language)),
      count: same.length,
      lastDay: same
        .map(({ day }) => day)
        .sort()
        .at(-1)!,
    }))
    .sort((a, b) => b.count - a.count || (a.lastDay < b.lastDay ? 1 : -1));
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}

/** Mentions name people. */
function withoutPeople(question: string): string {
  const plain = toNfc(question)
    .replace(/<[@#][!&]?\d+>/g, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...plain].slice(0, LONGEST_QUESTION).join('');
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
