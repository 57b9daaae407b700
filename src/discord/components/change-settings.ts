// The menus of /settings; the permission is checked again at every choice.
import { LOCALES } from '../../domain.js';
import { serverManagers } from '../commands/audience.js';
import type { ComponentHandler, ComponentRequest, Notice } from '../commands/command.js';
import { renderSettings } from '../render/render-settings.js';
import type { OutgoingMessage } from '../reply/outgoing-message.js';
import type { GuildSettings } from '../state/settings-store.js';
import { outdatedButton } from './outdated-button.js';

export const setChannels: ComponentHandler = {
  action: 'set-channels',
  ack: 'update',
  audience: serverManagers,
  cost: 'press',
  run: (request) => change(request, { channels: [...request.values] }),
};

export const setLanguage: ComponentHandler = {
  action: 'set-language',
  ack: 'update',
  audience: serverManagers,
  cost: 'press',
  run(request) {
    const language = LOCALES.find((known) => known === request.values[0]);
    return language === undefined
      ? Promise.resolve(outdatedButton(request.locale))
      : change(request, { language });
  },
};

async function change(
  { interaction, locale, services }: ComponentRequest,
  chosen: Partial<GuildSettings>,
): Promise<OutgoingMessage | Notice> {
  if (interaction.guildId === null) return outdatedButton(locale);
  const changed = await services.settings.change(interaction.guildId, chosen);
  return renderSettings(changed, locale, services.defaultLocale, true);
}
