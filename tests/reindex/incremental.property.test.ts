// An index that grew by reindexes over a changing folder against one that was built anew over the same folder.
import fc from 'fast-check';
import { mkdtemp, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.js';
import type { Answer } from '../../src/domain.js';
import { runReindex, type ReindexOptions } from '../../src/reindex/run-reindex.js';
import { openInteraction } from '../../src/search/open-interaction.js';
import type { Generation } from '../../src/store/open-generation.js';
import { createHashedEmbedder, type HashedEmbedder } from '../fakes/hashed-embedder.js';
import { writeFiles } from '../temporary-folder.js';
import { openLive } from './corpus-to-index.js';

/** Each run is up to six reindexes and as many full builds. */
const RUNS = 5;
const PARAGRAPHS = [
  'The council met on Monday and agreed that the bridge over the river will be repaired before winter.',
  'Both sides welcomed the release of twelve prisoners, and asked for a list of the others by March 2023.',
  'A lantern from Oslo was brought to the lighthouse. The keeper had lived there since 1961.',
  'The delegation raised freedom of religion. It also asked about the law on associations.',
  'Hai bên đã trao đổi về nhân quyền và pháp quyền. Cuộc đối thoại diễn ra tại Hà Nội vào tháng 5.',
  'Ngọn hải đăng được thay đèn mới năm 2001. Từ năm 1991 không còn ai sống trong tháp.',
  'Chính phủ cam kết sửa đổi luật lao động. Các tổ chức được mời góp ý kiến trước mùa đông.',
  '- First item of the list that stands here\n- Second item of the list, with more words in it',
];
const QUESTIONS = [
  'Who lived in the lighthouse?',
  'What did both sides welcome?',
  'Hai bên trao đổi về điều gì?',
  'When will the bridge be repaired?',
  'lantern',
];

const file = fc.constantFrom('a.md', 'b.md', 'c/d.md', 'e.md', 'f.txt', 'g.md', 'z.md');
const text = fc
  .tuple(
    fc.constantFrom('', '---\ntitle: A title\ndate: 2020-05\n---\n', '---\ntitle: Another\n---\n'),
    fc.constantFrom('', '# A heading\n\n', '# Một tiêu đề\n\n'),
    fc.array(fc.constantFrom(...PARAGRAPHS), { minLength: 1, maxLength: 6 }),
  )
  .map(([front, heading, paragraphs]) => `${front}${heading}${paragraphs.join('\n\n')}\n`);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), file, text }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('facts' as const), file, title: fc.constantFrom('One', 'Two') }) },
); // prettier-ignore
/** Each round is one reindex. */
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

describe('an index that took over what had not changed', () => {
  it.each(['tokens', 'sentences'] as const)(
    'is the one that is built anew: %s',
    async (interaction) => {
      let reused = 0;
      await fc.assert(
        fc.asyncProperty(rounds, async (changes) => {
          const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-test-'));
          try {
            reused += await compareOver(folder, changes, createHashedEmbedder({ interaction }));
          } finally {
            await rm(folder, { recursive: true, force: true });
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
      expect(reused).toBeGreaterThan(10);
    },
    300_000,
  );
});

type Step = { kind: 'write'; file: string; text: string } | { kind: 'remove'; file: string } | { kind: 'facts'; file: string; title: string }; // prettier-ignore

/** @returns number of documents taken over in all */
async function compareOver(
  folder: string,
  changes: readonly (readonly Step[])[],
  embedder: HashedEmbedder,
): Promise<number> {
  const options = {
    corpusDirectory: path.join(folder, 'corpus'),
    indexDirectory: path.join(folder, 'index'),
    cacheDirectory: path.join(folder, 'cache'),
    keepGenerations: 2,
    maxFileBytes: 1024 * 1024,
  };
  await writeFiles(options.corpusDirectory, Object.fromEntries(PARAGRAPHS.map((one, at) => [`m${at}.md`, one])));
  await runReindex(options, embedder);
  let reused = 0;
  for (const steps of changes) {
    for (const one of steps) await apply(options.corpusDirectory, one);
    const { report, reports } = await runReindex(options, embedder);
    reused += report.reusedDocuments;
    const anew = { ...options, indexDirectory: path.join(folder, 'anew'), fullBuild: true };
    expect((await runReindex(anew, embedder)).reports).toEqual(reports);
    await expectEqual(options, anew, embedder);
  }
  return reused;
} // prettier-ignore

async function apply(corpusDirectory: string, one: Step): Promise<void> {
  if (one.kind === 'write') await writeFiles(corpusDirectory, { [one.file]: one.text });
  else if (one.kind === 'remove') await unlink(path.join(corpusDirectory, one.file)).catch(() => undefined);
  else {
    const entry = { id: 'one', file: one.file, title: one.title, date: '2019' };
    await writeFiles(corpusDirectory, { 'sources.json': JSON.stringify([entry]) });
  }
}

async function expectEqual(
  grown: ReindexOptions,
  anew: ReindexOptions,
  embedder: HashedEmbedder,
): Promise<void> {
  const [a, b] = [await openLive(grown, embedder), await openLive(anew, embedder)];
  expect(a.documents).toEqual(b.documents);
  expect(a.passages).toEqual(b.passages);
  expect(a.interaction).toEqual(b.interaction);
  expect(a.shards.map(keywordsOf)).toEqual(b.shards.map(keywordsOf));
  for (const [at, shard] of a.shards.entries()) {
    const [question] = await embedder.embedPassages([QUESTIONS[at % QUESTIONS.length]!]);
    const [found, wanted] = [shard, b.shards[at]!].map(({ vectors }) =>
      [...vectors.search(question!, 1000)].sort((x, y) => x.label - y.label),
    );
    expect(found).toEqual(wanted);
  }
  for (const question of QUESTIONS)
    expect(await answer(a, question, embedder)).toEqual(await answer(b, question, embedder));
}

function keywordsOf({ language, passages, folded, accented }: Generation['shards'][number]) {
  return {
    language,
    passages,
    words: [folded.words(), accented.words()],
    scores: QUESTIONS.map((question) => {
      const terms = question.toLowerCase().split(/[^\p{L}]+/u);
      return [folded.score(terms), accented.score(terms), terms.map((term) => folded.idf(term))];
    }),
  };
}

async function answer(generation: Generation, question: string, embedder: HashedEmbedder): Promise<Answer> {
  const index = { generation, scorer: openInteraction(generation, embedder) };
  return { ...(await answerQuestion(index, embedder, question)), generation: '' };
}
