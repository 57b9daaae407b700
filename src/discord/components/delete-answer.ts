// Delete: for the one who asked and for moderators; who asked stands in the message itself.
import { InteractionContextType, Routes, type MessageComponentInteraction } from 'discord.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { everyone, moderatesMessages } from '../commands/audience.js';
import type { ComponentHandler } from '../commands/command.js';

export const deleteAnswer: ComponentHandler = {
  action: 'delete',
  ack: 'update',
  audience: everyone,
  cost: 'press',
  async run({ interaction, locale, door }) {
    const isAlone =
      interaction.guildId === null && interaction.context !== InteractionContextType.PrivateChannel;
    const may =
      isAlone || moderatesMessages(interaction) || (await askerOf(interaction)) === interaction.user.id;
    if (!may) return { notice: sentencesFor(locale).deletion.notYours };
    await door.remove();
    return undefined;
  },
};

/** A command's answer names its user; a reply points to the question, whose author is the asker. */
async function askerOf({ message, client }: MessageComponentInteraction): Promise<string | undefined> {
  const known = message.interactionMetadata?.user.id ?? message.mentions.repliedUser?.id;
  const question = message.reference?.messageId;
  if (known !== undefined || question === undefined) return known;
  const route = Routes.channelMessage(message.channelId, question);
  const fetched = (await client.rest.get(route).catch(() => undefined)) as
    { author?: { id?: string } } | undefined;
  return fetched?.author?.id;
}
