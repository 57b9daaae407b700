// An explanation as one message: how the question was read, the limits, and the best candidates with their figures.
import type { ExplainedPassage, Explanation } from '../../app-types.js';
import type { Locale } from '../../domain.js';
import { EXPLANATION_TEXTS } from '../../i18n/discord/explanation.js';
import { CONTENT_LIMIT, plainMessage, type OutgoingMessage } from '../reply/outgoing-message.js';
import { renderInline } from './render-inline.js';

export const EXPLAINED_PASSAGES = 5;
const LONGEST_QUESTION = 200;
const LONGEST_WORDS = 150;
const LONGEST_TITLE = 60;
const LONGEST_TEXT = 90;

export function renderExplanation(explanation: Explanation, locale: Locale): OutgoingMessage {
  const texts = EXPLANATION_TEXTS[locale];
  const { question, language, contentWords, missing, outcome, threshold, candidates, generation } =
    explanation;
  const list = (words: readonly string[]): string => renderInline(words.join(', '), LONGEST_WORDS);
  const head = [
    `**${texts.title}** · ${texts.outcomes[outcome]}`,
    `${texts.searched}: ${renderInline(question, LONGEST_QUESTION)} (${texts.language(language)})`,
    ...(contentWords.length > 0 ? [`${texts.words}: ${list(contentWords)}`] : []),
    ...(missing.length > 0 ? [`${texts.missing}: ${list(missing)}`] : []),
    texts.limits(candidates, percent(threshold), generation),
  ];
  const blocks = explanation.best.map((passage, index) => renderPassage(passage, index + 1, locale));
  return plainMessage(fill(head.join('\n'), blocks));
}

function renderPassage(passage: ExplainedPassage, number: number, locale: Locale): string {
  const texts = EXPLANATION_TEXTS[locale];
  const { document, place, ranks, matched, figures, support, language } = passage;
  const title = renderInline(document.title, LONGEST_TITLE);
  const shown = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  return [
    `**${number}.** ${title} · ${texts.place(place.paragraph)} · ${language} · ${texts.support} ${percent(support)}`,
    `> ${renderInline(passage.text, LONGEST_TEXT)}`,
    `-# ${texts.ranks(ranks.keyword, ranks.dense, ranks.passage)} · ${texts.matched}: ${renderInline(matched.join(', ') || '–', LONGEST_WORDS)}`,
    `-# ${shown.join(' · ')}`,
  ].join('\n');
}

/** As many whole blocks as one message takes. */
function fill(head: string, blocks: readonly string[]): string {
  return blocks.reduce(
    (content, block) =>
      content.length + block.length + 1 > CONTENT_LIMIT ? content : `${content}\n${block}`,
    head,
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
