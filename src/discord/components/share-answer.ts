// Share: puts an answer that only one person saw into the channel.
import { PermissionFlagsBits, type MessageComponentInteraction } from 'discord.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { everyone } from '../commands/audience.js';
import type { ComponentHandler } from '../commands/command.js';
import { chooseLocale } from '../choose-locale.js';
import { closingRows } from '../render/answer-rows.js';
import type { Row } from '../reply/outgoing-message.js';
import { readCustomId } from '../ids/custom-id.js';
import { rowsOf } from './message-rows.js';

/** The text and the rows are those of the message under the button, which this bot wrote. */
export const shareAnswer: ComponentHandler = {
  action: 'share',
  ack: 'update',
  audience: everyone,
  cost: 'question',
  async run({ interaction, args, locale, door }) {
    if (!mayWrite(interaction)) return { notice: sentencesFor(locale).share.notAllowed };
    const { content } = interaction.message;
    const rows = rowsOf(interaction.message);
    const spoken = chooseLocale([args[0]], locale);
    const more = rows.flatMap(idsIn).find((id) => readCustomId(id)?.action === 'more');
    const kept = rows.filter((row) => !idsIn(row).some(isShare));
    await door.followUp(
      { content, rows: [...kept, ...closingRows({ locale: spoken, isPrivate: false }, more)] },
      false,
    );
    return { content, rows: rows.map(withoutShare).filter((row) => row.components.length > 0) };
  },
};

/** In direct messages everybody may write. */
function mayWrite({ memberPermissions, channel, guildId }: MessageComponentInteraction): boolean {
  if (guildId === null) return true;
  const needed =
    channel?.isThread() === true
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages;
  return memberPermissions?.has(needed) === true;
}

function idsIn(row: Row): string[] {
  return row.components.flatMap((component) => ('custom_id' in component ? [component.custom_id] : []));
}

function isShare(id: string): boolean {
  return readCustomId(id)?.action === 'share';
}

function withoutShare(row: Row): Row {
  return {
    ...row,
    components: row.components.filter((one) => !('custom_id' in one && isShare(one.custom_id))),
  };
}
