// A Discord account: a person, or the bot itself.
export interface User {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly isBot: boolean;
  /** The language of this person's Discord app. */
  locale: string;
  /** True refuses the bot's direct messages (50007). */
  dmsClosed: boolean;
}

export function userJson(user: User): Record<string, unknown> {
  return {
    id: user.id,
    username: user.name,
    global_name: user.displayName,
    avatar: null,
    discriminator: user.isBot ? '0001' : '0',
    public_flags: 0,
    flags: 0,
    bot: user.isBot,
    system: false,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
  };
}
