// Unanswered questions: off unless wanted, grouped however they were typed, without people, erased in time.
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openUnanswered } from '../../src/keep/unanswered-store.js';
import { temporaryFolder } from '../temporary-folder.js';

const DAY_MS = 24 * 3600_000;

it('keeps nothing unless days are named', async () => {
  const dataDirectory = await temporaryFolder();
  const store = openUnanswered({ dataDirectory, keepDays: 0, now: () => new Date() });
  await store.add('Who pays for this?', 'en');
  expect(store.isOn).toBe(false);
  expect(await store.list()).toEqual([]);
  await expect(readFile(path.join(dataDirectory, 'unanswered.jsonl'))).rejects.toThrow();
});

it('groups the same words, most asked first, and leaves people out', async () => {
  const dataDirectory = await temporaryFolder();
  const store = openUnanswered({ dataDirectory, keepDays: 7, now: () => new Date('2026-11-25T23:00:00Z') });
  await store.add('Ai trả tiền?', 'vi');
  await store.add('ai tra tien', 'vi');
  await store.add('Ai trả tiền?', 'vi');
  await store.add('Was <@123456> there?', 'en');
  expect(await store.list()).toEqual([
    { question: 'Ai trả tiền?', language: 'vi', count: 3, lastDay: '2026-11-25' },
    { question: 'Was there?', language: 'en', count: 1, lastDay: '2026-11-25' },
  ]);
});

it('erases what is older than the days, from the file too, and passes over damaged lines', async () => {
  const dataDirectory = await temporaryFolder();
  const file = path.join(dataDirectory, 'unanswered.jsonl');
  let now = new Date('2026-11-01T12:00:00Z');
  const store = openUnanswered({ dataDirectory, keepDays: 3, now: () => now });
  await store.add('old question', 'en');
  await appendFile(file, '{"day": broken\n');
  now = new Date(now.getTime() + 2 * DAY_MS);
  await store.add('young question', 'en');
  expect((await store.list()).map(({ question }) => question)).toEqual(['young question', 'old question']);
  now = new Date(now.getTime() + 1 * DAY_MS);
  await store.erase();
  expect((await store.list()).map(({ question }) => question)).toEqual(['young question']);
  expect(await readFile(file, 'utf8')).not.toContain('old question');
  await openUnanswered({ dataDirectory, keepDays: 0, now: () => now }).erase();
  await expect(readFile(file)).rejects.toThrow();
});
