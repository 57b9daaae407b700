// Routes about the bot itself: gateway address, application, its user, its servers, opening direct messages.
import { z } from 'zod';
import { refusals } from '../../limits/refusal.js';
import { parseOrRefuse, snowflake } from '../../limits/shape.js';
import { userJson } from '../../world/user.js';
import type { World } from '../../world/world.js';
import { json, type Routes } from '../router.js';

export interface GatewayAddress {
  readonly gatewayUrl: () => string;
  readonly identifiesLeft: () => number;
}

export function accountRoutes({ gatewayUrl, identifiesLeft }: GatewayAddress): Routes {
  return {
    'GET /gateway': () => json({ url: gatewayUrl() }),
    'GET /gateway/bot': () =>
      json({
        url: gatewayUrl(),
        shards: 1,
        session_start_limit: {
          total: 1000,
          remaining: identifiesLeft(),
          reset_after: 86_400_000,
          max_concurrency: 1,
        },
      }),
    'GET /users/@me': ({ world }) =>
      json({
        ...userJson(world.bot),
        mfa_enabled: true,
        locale: 'en-US',
        premium_type: 0,
        email: null,
        verified: true,
      }),
    'GET /users/@me/guilds': ({ world }) =>
      json(
        [...world.guilds.values()]
          .filter((g) => g.withBot)
          .map((g) => ({
            id: g.id,
            name: g.name,
            icon: null,
            banner: null,
            owner: false,
            permissions: '0',
            features: [],
          })),
      ),
    'POST /users/@me/channels': ({ world, body }) => {
      const { recipient_id } = parseOrRefuse(z.object({ recipient_id: snowflake }), body);
      const user = world.users.get(recipient_id);
      if (!user) throw refusals.unknownUser();
      return json(world.dmWith(user).toJson());
    },
    'GET /users/:user': ({ world, param }) => {
      const user = world.users.get(param('user'));
      if (!user) throw refusals.unknownUser();
      return json(userJson(user));
    },
    'GET /applications/@me': ({ world }) => json(applicationJson(world)),
    'GET /oauth2/applications/@me': ({ world }) => json(applicationJson(world)),
    'GET /applications/:app': ({ world }) => json(applicationJson(world)),
  };
}

// Flag bits of the portal's switches: 1 << 18 would be "message content" for verified apps, 1 << 19 for small ones.
const MESSAGE_CONTENT_LIMITED = 1 << 19;

function teamJson({ team, nextId }: World): Record<string, unknown> | null {
  const [first] = team ?? [];
  if (!team || !first) return null;
  const id = nextId();
  return {
    id,
    name: 'The team',
    icon: null,
    owner_user_id: first.user.id,
    members: team.map(({ user, role, hasAccepted }) => ({
      user: userJson(user),
      team_id: id,
      membership_state: hasAccepted ? 2 : 1,
      role,
      permissions: ['*'],
    })),
  };
}

function applicationJson(world: World): Record<string, unknown> {
  const flags = world.readsContent ? MESSAGE_CONTENT_LIMITED : 0;
  return {
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: 'The bot under test',
    type: null,
    bot: userJson(world.bot),
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags,
    flags_new: String(flags),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userJson(world.appOwner),
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    event_webhooks_url: null,
    event_webhooks_status: 1,
    event_webhooks_types: [],
    explicit_content_filter: 0,
    team: teamJson(world),
    eligible_oauth2_scopes: [],
  };
}
