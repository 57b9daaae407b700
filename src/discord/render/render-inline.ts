// Other people's words inside the frame (questions, titles, names): one line, escaped, cut with a mark.
import { toNfc } from '../../language/fold.js';
import { escapeUnits } from './escape-text.js';

/** @param budget longest result, in UTF-16 units */
export function renderInline(text: string, budget: number): string {
  const units = escapeUnits(oneLine(beginning(text, budget)));
  let length = 0;
  const kept: string[] = [];
  for (const unit of units) {
    length += unit.out.length;
    kept.push(unit.out);
  }
  if (length <= budget) return kept.join('');
  while (length > budget - 1 && kept.length > 0) length -= kept.pop()?.length ?? 0;
  return `${kept.join('').trimEnd()}…`;
}

/** Plain text for labels and choices, where Discord reads no Markdown. */
export function plainLine(text: string, budget: number): string {
  const characters = [...oneLine(beginning(text, budget))];
  return characters.length <= budget
    ? characters.join('')
    : `${characters
        .slice(0, budget - 1)
        .join('')
        .trimEnd()}…`;
}

/** Without line breaks and without anything invisible; what is taken out here is never part of a quote. */
export function oneLine(text: string): string {
  const visible = wellFormed(text)
    .replace(
      /(?![\u200D\uFE0F])\p{Default_Ignorable_Code_Point}|[\u2800\uFFF9-\uFFFB]|\p{Noncharacter_Code_Point}/gu,
      '',
    )
    .replace(/(?<!\p{Emoji}|\uFE0F)[\u200D\uFE0F]+/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1');
  return toNfc(visible)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** Enough of a long text to fill the budget: the rest need not be looked at. */
function beginning(text: string, budget: number): string {
  return text.slice(0, budget * 8 + 200);
}

/** Half a character, as left by a cut in the middle of one, becomes a replacement character. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
