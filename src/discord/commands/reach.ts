// Where commands can be used: in servers, in direct messages, and by people who installed the bot for themselves.
import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js';

export const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

export const IN_SERVERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/** What the settings say of those who may change the documents. */
export interface ModeratorReach {
  readonly guildIds: readonly string[];
  readonly roleIds: readonly string[];
}

/** Where and to whom Discord offers what is for moderators; who may use it is checked at every use. */
export function forModerators({ guildIds, roleIds }: ModeratorReach) {
  return {
    ...(guildIds.length === 0 ? EVERYWHERE : IN_SERVERS),
    // Discord can ask for a permission, not for a role: with roles named, everybody is offered the command.
    ...(guildIds.length > 0 && roleIds.length > 0
      ? {}
      : { default_member_permissions: String(PermissionFlagsBits.ManageGuild) }),
  };
}
