// Views of /corpus over anything that documents, questions and files may be called: within Discord's limits, markup intact.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderOutcome } from '../../src/discord/render/corpus/render-outcome.js';
import { renderPlan } from '../../src/discord/render/corpus/render-plan.js';
import { toBody } from '../../src/discord/reply/outgoing-message.js';
import { LOCALES, type DocumentCard } from '../../src/domain.js';
import type { CorpusPlan, DocumentChange, ReindexOutcome } from '../../src/keeper-types.js';
import { checkMessage } from '../discord-double/limits/check-message.js';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(
      '*',
      '`',
      '@everyone',
      '<@1>',
      '[',
      '](https://x.example)',
      '||',
      '\n',
      '\u202E',
      'a',
      ' ',
    ),
    maxLength: 80,
  }),
);
const locale = fc.constantFrom(...LOCALES);

const card: fc.Arbitrary<DocumentCard> = fc.record({
  id: fc.constant('0123456789ab'),
  title: hostile,
  file: hostile,
});
const change: fc.Arbitrary<DocumentChange> = fc.record({
  card,
  change: fc.constantFrom('added', 'text', 'facts', 'removed'),
  passagesAdded: fc.nat(),
  passagesRemoved: fc.nat(),
});
const reports: fc.Arbitrary<CorpusPlan['reports']> = fc.array(
  fc.record({
    file: hostile,
    status: fc.constant('read' as const),
    warnings: fc.array(fc.record({ code: fc.constant('duplicate' as const), detail: hostile }), {
      maxLength: 3,
    }),
    languages: fc.constant([]),
    characters: fc.nat(),
    furnitureCharacters: fc.nat(),
  }),
  { maxLength: 30 },
);
const plan: fc.Arbitrary<CorpusPlan> = fc.record({
  generation: fc.constant('20261125T220000-abc123'),
  changes: fc.array(change, { maxLength: 60 }),
  unchangedDocuments: fc.nat(),
  passagesAdded: fc.nat(),
  passagesRemoved: fc.nat(),
  passagesKept: fc.nat(),
  embeddings: fc.nat(),
  estimatedMs: fc.nat(),
  reports,
  unknownLanguages: fc.constant([]),
  staged: fc.record({ added: fc.array(hostile), removed: fc.array(hostile) }),
  stamp: fc.constant('0123456789ab'),
});
const outcome: fc.Arbitrary<ReindexOutcome> = fc.record({
  generation: fc.constant('20261125T220000-abc123'),
  published: fc.boolean(),
  documents: fc.nat(),
  passages: fc.nat(),
  durationMs: fc.nat(),
  embedded: fc.nat(),
  reports,
  unknownLanguages: fc.constant([]),
  canaries: fc.array(
    fc.record({
      question: hostile,
      outcome: fc.constantFrom('held', 'lost', 'gained', 'failing'),
      before: hostile,
      after: hostile,
    }),
    { maxLength: 20 },
  ),
});

function mustHold(message: ReturnType<typeof renderPlan>): void {
  const files = (message.files ?? []).map(({ name, text }, index) => ({
    field: `files[${index}]`,
    name,
    type: 'text/plain',
    bytes: Buffer.from(text),
  }));
  checkMessage(toBody(message), { files });
  expect(message.content).not.toMatch(/(?<!\\)(?:\\\\)*@(?:everyone|here)/);
  expect(message.content).not.toMatch(/(?<!\\)<@|[\u202A-\u202E]/);
  expect(message.content).not.toMatch(/(?<!\\)\]\(/);
  // Code spans are ours alone: around generations, dates and commands.
  const ticks = message.content.replace(/\\[\s\S]/g, '').match(/`/g) ?? [];
  expect(ticks.length % 2).toBe(0);
}

describe('whatever names and titles hold', () => {
  it('a diff is one valid message', () => {
    fc.assert(fc.property(plan, locale, (made, spoken) => mustHold(renderPlan(made, spoken, ''))));
  });

  it('what was handed in stands above it, and the figures stay', () => {
    const intro = Array.from({ length: 5 }, () => `⚠ ${'\\*'.repeat(130)}`).join('\n');
    fc.assert(
      fc.property(plan, locale, (made, spoken) => {
        const message = renderPlan(made, spoken, intro);
        mustHold(message);
        expect(message.content.startsWith(intro)).toBe(true);
        expect(message.content).toContain('20261125T220000-abc123');
      }),
      { numRuns: 30 },
    );
  });

  it('a result is one valid message', () => {
    fc.assert(fc.property(outcome, locale, (made, spoken) => mustHold(renderOutcome(made, spoken))));
  });

  it('what does not fit stands in the file', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 40, maxLength: 60 }), (changes) => {
        const made = { ...fc.sample(plan, 1)[0]!, changes };
        const [file] = renderPlan(made, 'en', '').files ?? [];
        expect(file?.text.match(/^- .* \+\d+ -\d+$/gm)).toHaveLength(changes.length);
      }),
      { numRuns: 20 },
    );
  });
});
