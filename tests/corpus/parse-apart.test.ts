// The process that parses: a file that breaks a limit is refused, and the next one is read all the same.
import { afterAll, expect, it } from 'vitest';
import { openParser } from '../../src/corpus/parse-apart.js';
import type { ParseJob } from '../../src/corpus/parse-document.js';

const MIB = 1024 * 1024;
const job = (text: string, type: ParseJob['type'] = '.md'): ParseJob => ({
  file: `a${type}`,
  type,
  bytes: Buffer.from(text),
  known: {},
});
const GOOD = job('The council met on Monday and agreed on the bridge.');

const opened = new Set<ReturnType<typeof openParser>>();
function open(timeoutMs: number, mostBytes: number): ReturnType<typeof openParser> {
  const parser = openParser({ timeoutMs, mostBytes });
  opened.add(parser);
  return parser;
}
afterAll(() => opened.forEach((parser) => parser.close()));

it('refuses what takes too long, and goes on', async () => {
  const parser = open(2500, 1024 * MIB);
  const endless = parser.parse(job('a b c\n=\n'.repeat(60_000)));
  const next = parser.parse(GOOD);
  expect((await endless).report).toMatchObject({ status: 'refused', reason: 'timeout' });
  expect((await next).document?.text).toContain('agreed on the bridge');
});

it('refuses what takes too much memory, and goes on', async () => {
  const parser = open(30_000, 256 * MIB);
  const large = await parser.parse(job('The council met. '.repeat(800_000), '.txt'));
  expect(large.report).toMatchObject({ status: 'refused', reason: 'too-complex' });
  expect((await parser.parse(GOOD)).report.status).toBe('read');
});

it('starts again after it was closed', async () => {
  const parser = open(30_000, 1024 * MIB);
  expect((await parser.parse(GOOD)).report.status).toBe('read');
  parser.close();
  expect((await parser.parse(GOOD)).report.status).toBe('read');
});
