// Who may change the documents: what the settings name, and who owns the application.

export interface Moderation {
  /** Servers from which the documents may be changed; none: the owner alone. */
  readonly guildIds: readonly string[];
  readonly roleIds: readonly string[];
  /** Nobody, until Discord has said who it is. */
  isOwner(userId: string): boolean;
  rememberOwners(userIds: readonly string[]): void;
}

export function createModeration(guildIds: readonly string[], roleIds: readonly string[]): Moderation {
  let owners: ReadonlySet<string> = new Set();
  return {
    guildIds,
    roleIds,
    isOwner: (userId) => owners.has(userId),
    rememberOwners(userIds) {
      owners = new Set(userIds);
    },
  };
}
