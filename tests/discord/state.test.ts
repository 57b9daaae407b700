// What the bot remembers: limits, settings, feedback, the last question; and how little.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../src/discord/choose-locale.js';
import { describeError, newReference } from '../../src/discord/log.js';
import { createActivity } from '../../src/discord/state/activity.js';
import { openFeedback } from '../../src/keep/feedback-store.js';
import { createFirstAnswers } from '../../src/discord/state/first-answers.js';
import { createFollowUps } from '../../src/discord/state/follow-ups.js';
import { createRateLimit } from '../../src/discord/state/rate-limit.js';
import { createSeenOnce } from '../../src/discord/state/seen-once.js';
import { openSettings } from '../../src/discord/state/settings-store.js';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-state-'));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

describe('rate limits', () => {
  it('let a burst through, then one every few seconds', () => {
    let now = 0;
    const limit = createRateLimit(6, () => now);
    expect(Array.from({ length: 6 }, () => limit.take('a'))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(limit.take('a')).toBe(10);
    expect(limit.take('b')).toBe(0);
    now = 9000;
    expect(limit.take('a')).toBe(1);
    now = 10_000;
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(10);
    now = 1_000_000;
    expect(Array.from({ length: 7 }, () => limit.take('a')).at(-1)).toBeGreaterThan(0);
  });

  it('remember a limited number of people', () => {
    const limit = createRateLimit(1, () => 0, 2);
    for (const key of ['a', 'b', 'c']) limit.take(key);
    expect(limit.take('a')).toBe(0);
  });
});

describe('settings', () => {
  it('survive a restart, each server its own; a server that is left is forgotten', async () => {
    const first = await openSettings(directory);
    expect(first.of('1')).toEqual({ channels: [] });
    await Promise.all([
      first.change('1', { channels: ['11', '12'] }),
      first.change('1', { language: 'vi' }),
      first.change('2', { language: 'en' }),
    ]);
    const second = await openSettings(directory);
    expect(second.of('1')).toEqual({ channels: ['11', '12'], language: 'vi' });
    await second.forget('1');
    expect((await openSettings(directory)).of('1')).toEqual({ channels: [] });
    expect(second.of(null)).toEqual({ channels: [] });
  });

  it('refuse what is no channel, and a file that somebody broke', async () => {
    const settings = await openSettings(directory);
    await expect(settings.change('1', { channels: ['<script>'] })).rejects.toThrow();
    const broken = await mkdtemp(join(tmpdir(), 'verbatim-broken-'));
    await writeFile(join(broken, 'settings.json'), '{"version":1,');
    await expect(openSettings(broken)).rejects.toThrow();
    await rm(broken, { recursive: true });
  });
});

it('feedback is one line each, with the day and without a person', async () => {
  const feedback = openFeedback(directory, () => '2026-11-25');
  const ref = { generation: 'g', documentId: '0123456789ab', span: { start: 1, end: 5 } };
  await Promise.all([
    feedback.add({ rating: 'good', ref }),
    feedback.add({ rating: 'bad', reason: 'outdated', ref, quote: 'abcd' }),
  ]);
  const lines = (await readFile(join(directory, 'feedback.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual([
    { day: '2026-11-25', rating: 'good', generation: 'g', documentId: '0123456789ab', start: 1, end: 5 },
    {
      day: '2026-11-25',
      rating: 'bad',
      reason: 'outdated',
      quote: 'abcd',
      generation: 'g',
      documentId: '0123456789ab',
      start: 1,
      end: 5,
    },
  ]);
});

it('the last question of a channel is forgotten in time and in number', async () => {
  const followUps = createFollowUps(0.001, 2);
  followUps.remember('1', 'who?');
  expect(followUps.previous('1')).toBe('who?');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(followUps.previous('1')).toBeUndefined();
});

it('an event is new once', () => {
  const seen = createSeenOnce(2);
  expect([seen.isNew('a'), seen.isNew('a'), seen.isNew('b'), seen.isNew('c'), seen.isNew('a')]).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
});

it('a stop waits for what is running, but not for ever', async () => {
  const activity = createActivity();
  let ended = false;
  activity.track(new Promise<void>((resolve) => setTimeout(resolve, 50)).then(() => void (ended = true)));
  expect(await activity.stop(20_000, 0)).toBe(0);
  expect(ended).toBe(true);
  activity.track(new Promise(() => undefined));
  expect(await activity.stop(50, 50)).toBe(1);
  expect(activity.isStopping).toBe(true);
});

it('answers wait in a rush of first answers, but not for ever', async () => {
  const firstAnswers = createFirstAnswers(2, 200);
  const open: (() => void)[] = [];
  const pending = [1, 2].map(() =>
    firstAnswers.during(new Promise<void>((resolve) => void open.push(resolve))),
  );
  const startedAt = Date.now();
  await firstAnswers.calm();
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(190);
  open.forEach((resolve) => resolve());
  await Promise.all(pending);
  const calmAt = Date.now();
  await firstAnswers.calm();
  expect(Date.now() - calmAt).toBeLessThan(50);
});

it('the frame’s language is the most trusted one that it speaks', () => {
  expect(chooseLocale(['vi', 'en'], 'en')).toBe('vi');
  expect(chooseLocale(['en-GB'], 'vi')).toBe('en');
  expect(chooseLocale(['fr', 'vi'], 'en')).toBe('vi');
  expect(chooseLocale(['und', undefined], 'vi')).toBe('vi');
});

describe('the log', () => {
  it('keeps out what was typed, tokens and ids', () => {
    const error = new Error('no rows for "who is she" in 123456789012345678', {
      cause: new Error('POST /webhooks/123/abcDEF-token failed'),
    });
    const described = JSON.stringify(describeError(error, ['who is she']));
    expect(described).not.toMatch(/who is she|123456789012345678|abcDEF/);
    expect(described).toContain('no rows for');
  });

  it('gives references that can be read out', () => {
    expect(new Set(Array.from({ length: 100 }, newReference)).size).toBe(100);
    expect(newReference()).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  });
});
