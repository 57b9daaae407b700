// A server: its owner, roles, members and channels, with what each member may do.
import { Channel } from './channel.js';
import { EVERYONE_PERMISSIONS, permissionsIn, toBits, type PermissionName } from './permissions.js';
import type { User } from './user.js';
import type { World } from './world.js';

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly managed: boolean;
}

export interface Member {
  readonly user: User;
  readonly nick: string | null;
  readonly roleIds: readonly string[];
  readonly joinedAt: string;
}

export interface GuildOptions {
  readonly name?: string;
  readonly locale?: string;
  readonly owner?: User;
  /** False: the app was only installed by users, the bot is no member and hears nothing from here. */
  readonly withBot?: boolean;
}

export class Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly owner: User;
  readonly withBot: boolean;
  readonly roles = new Map<string, Role>();
  readonly members = new Map<string, Member>();

  readonly world: World;

  constructor(world: World, owner: User, options: GuildOptions) {
    this.world = world;
    this.id = world.nextId();
    this.name = options.name ?? 'Test server';
    this.locale = options.locale ?? 'en-US';
    this.owner = owner;
    this.withBot = options.withBot ?? true;
    this.roles.set(this.id, {
      id: this.id,
      name: '@everyone',
      permissions: toBits(EVERYONE_PERMISSIONS),
      managed: false,
    });
    this.addMember(owner);
    if (this.withBot) this.addMember(world.bot);
  }

  get channels(): Channel[] {
    return [...this.world.channels.values()].filter((channel) => channel.guild === this);
  }

  addChannel(name: string, options: { topic?: string } = {}): Channel {
    const channel = new Channel(this.world, { kind: 'text', name, guild: this, topic: options.topic });
    this.world.channels.set(channel.id, channel);
    this.world.tell(channel, 'CHANNEL_CREATE', channel.toJson());
    return channel;
  }

  /** Permissions come on top of @everyone's, by a role of the member's own. */
  addMember(user: User, options: { permissions?: readonly PermissionName[]; nick?: string } = {}): Member {
    const role: Role | undefined = options.permissions?.length
      ? {
          id: this.world.nextId(),
          name: `${user.name}'s role`,
          permissions: toBits(options.permissions),
          managed: user.isBot,
        }
      : undefined;
    if (role) this.roles.set(role.id, role);
    const member: Member = {
      user,
      nick: options.nick ?? null,
      roleIds: role ? [role.id] : [],
      joinedAt: new Date(this.world.clock.nowMs()).toISOString(),
    };
    this.members.set(user.id, member);
    return member;
  }

  permissionsOf(user: User, channel: Channel): bigint {
    const member = this.members.get(user.id);
    if (!member) return 0n;
    const roles = [this.roles.get(this.id), ...member.roleIds.map((id) => this.roles.get(id))];
    const base = roles.reduce((bits, role) => bits | (role?.permissions ?? 0n), 0n);
    const subject = { userId: user.id, roleIds: member.roleIds, base, isOwner: user === this.owner };
    return permissionsIn(subject, this.id, channel.overwrites);
  }

  memberJson(member: Member): Record<string, unknown> {
    return {
      avatar: null,
      banner: null,
      communication_disabled_until: null,
      flags: 0,
      joined_at: member.joinedAt,
      nick: member.nick,
      pending: false,
      premium_since: null,
      roles: member.roleIds,
      mute: false,
      deaf: false,
    };
  }

  rolesJson(): Record<string, unknown>[] {
    return [...this.roles.values()].map((role, position) => ({
      id: role.id,
      name: role.name,
      permissions: role.permissions.toString(),
      position,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed: role.managed,
      mentionable: false,
      icon: null,
      unicode_emoji: null,
      flags: 0,
    }));
  }

  toJson(): Record<string, unknown> {
    return {
      id: this.id,
      name: this.name,
      icon: null,
      description: null,
      home_header: null,
      splash: null,
      discovery_splash: null,
      features: [],
      banner: null,
      owner_id: this.owner.id,
      application_id: null,
      region: 'deprecated',
      afk_channel_id: null,
      afk_timeout: 300,
      system_channel_id: null,
      system_channel_flags: 0,
      widget_enabled: false,
      widget_channel_id: null,
      verification_level: 0,
      roles: this.rolesJson(),
      default_message_notifications: 0,
      mfa_level: 0,
      explicit_content_filter: 0,
      max_presences: null,
      max_members: 500_000,
      max_stage_video_channel_users: 50,
      max_video_channel_users: 25,
      vanity_url_code: null,
      premium_tier: 0,
      premium_subscription_count: 0,
      preferred_locale: this.locale,
      rules_channel_id: null,
      safety_alerts_channel_id: null,
      public_updates_channel_id: null,
      premium_progress_bar_enabled: false,
      premium_progress_bar_enabled_user_updated_at: null,
      nsfw: false,
      nsfw_level: 0,
      emojis: [],
      stickers: [],
      incidents_data: null,
    };
  }
}
