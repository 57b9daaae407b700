// The address that invites the bot to a server with the permissions that it needs, no more.
import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';

export function inviteLink(applicationId: string): string {
  const address = new URL('https://discord.com/oauth2/authorize');
  address.search = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: NEEDED.bitfield.toString(),
  }).toString();
  return address.href;
}

const NEEDED = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
]);
