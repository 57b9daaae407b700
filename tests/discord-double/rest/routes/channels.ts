// Routes about channels and threads as such, and about servers and their members.
import { z } from 'zod';
import { refusals } from '../../limits/refusal.js';
import { parseOrRefuse, text } from '../../limits/shape.js';
import type { Guild } from '../../world/guild.js';
import { userJson } from '../../world/user.js';
import { channelFor, requirePermission } from '../channel-access.js';
import { json, noContent, type Call, type Routes } from '../router.js';
import { messageIn } from './messages.js';

export const channelRoutes: Routes = {
  'GET /channels/:channel': (call) => json(channelFor(call).toJson()),
  'PATCH /channels/:channel': (call) => {
    const channel = channelFor(call);
    requirePermission(call.world, channel, channel.kind === 'thread' ? 'ManageThreads' : 'ManageChannels');
    const { archived } = parseOrRefuse(z.object({ archived: z.boolean().nullish() }), call.body ?? {});
    channel.archived = archived ?? channel.archived;
    call.world.tell(
      channel,
      channel.kind === 'thread' ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE',
      channel.toJson(),
    );
    return json(channel.toJson());
  },
  'POST /channels/:channel/threads': (call) => {
    const channel = channelFor(call);
    requirePermission(call.world, channel, 'CreatePublicThreads');
    return json(channel.addThread(parseOrRefuse(threadShape, call.body).name).toJson(), 201);
  },
  'POST /channels/:channel/messages/:message/threads': (call) => {
    const channel = channelFor(call);
    requirePermission(call.world, channel, 'CreatePublicThreads');
    const { name } = parseOrRefuse(threadShape, call.body);
    const from = messageIn(call, channel);
    if (call.world.channels.has(from.id)) throw refusals.threadExists();
    return json(channel.addThread(name, { from }).toJson(), 201);
  },
  'PUT /channels/:channel/thread-members/@me': (call) => {
    channelFor(call).threadMembers.add(call.world.bot.id);
    return noContent;
  },
  'DELETE /channels/:channel/thread-members/@me': (call) => {
    channelFor(call).threadMembers.delete(call.world.bot.id);
    return noContent;
  },
  'GET /guilds/:guild': (call) =>
    json({ ...guildFor(call).toJson(), approximate_member_count: null, approximate_presence_count: null }),
  'GET /guilds/:guild/channels': (call) =>
    json(
      guildFor(call)
        .channels.filter((channel) => channel.kind === 'text' && !channel.deleted)
        .map((channel) => channel.toJson()),
    ),
  'GET /guilds/:guild/roles': (call) => json(guildFor(call).rolesJson()),
  'GET /guilds/:guild/members/:user': (call) => {
    const guild = guildFor(call);
    const member = guild.members.get(call.param('user'));
    if (!member) throw refusals.unknownMember();
    return json({ ...guild.memberJson(member), user: userJson(member.user) });
  },
};

const threadShape = z.object({
  name: text(1, 100),
  auto_archive_duration: z
    .union([z.literal(60), z.literal(1440), z.literal(4320), z.literal(10_080)])
    .nullish(),
  type: z.int().nullish(),
});

function guildFor(call: Call): Guild {
  const guild = call.world.guilds.get(call.param('guild'));
  if (!guild) throw refusals.unknownGuild();
  if (!guild.withBot) throw refusals.missingAccess();
  return guild;
}
