// Tells the person who mentioned the bot, once and in private, that it may not speak in that channel.
import type { Message } from 'discord.js';
import type { Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { describeError, type Logger } from '../log.js';
import { plainMessage, toBody } from '../reply/outgoing-message.js';
import type { SeenOnce } from '../state/seen-once.js';

/** Refused requests count towards a ban of the whole address, so nothing here is tried twice. */
export async function tellAboutPermissions(
  message: Message,
  locale: Locale,
  { services, told }: { readonly services: { readonly log: Logger }; readonly told: SeenOnce },
): Promise<void> {
  if (!told.isNew(message.channelId)) return;
  services.log.warn('a mention could not be answered for lack of permissions in its channel');
  const text = sentencesFor(locale).refusal.cannotSpeak(`<#${message.channelId}>`);
  try {
    const channel = await message.author.createDM();
    await message.client.rest.post(`/channels/${channel.id}/messages`, { body: toBody(plainMessage(text)) });
  } catch (error) {
    services.log.info({ error: describeError(error) }, 'the person’s direct messages are closed');
  }
}
