// /settings: the channels where mentions are answered and the default language; for members with Manage Server.
import { PermissionFlagsBits } from 'discord.js';
import { COMMAND_TEXTS } from '../../i18n/discord/command-texts.js';
import { renderSettings } from '../render/render-settings.js';
import { serverManagers } from './audience.js';
import type { ChatCommand } from './command.js';
import { localize } from './localize.js';
import { IN_SERVERS } from './reach.js';

export const settings: ChatCommand = {
  kind: 'chat',
  audience: serverManagers,
  cost: 'press',
  definition: {
    ...localize(COMMAND_TEXTS.settings),
    ...IN_SERVERS,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },
  isPrivate: () => true,
  run: ({ interaction, locale, services }) =>
    Promise.resolve(
      renderSettings(services.settings.of(interaction.guildId), locale, services.defaultLocale),
    ),
};
