// Names Discord's permission bits, with the rule that computes what a member may do in a channel.
export const PERMISSION_BITS = {
  CreateInstantInvite: 1n << 0n,
  KickMembers: 1n << 1n,
  BanMembers: 1n << 2n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  ManageRoles: 1n << 28n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  UseExternalApps: 1n << 50n,
} as const;

export type PermissionName = keyof typeof PERMISSION_BITS;

const ALL_PERMISSIONS = toBits(Object.keys(PERMISSION_BITS) as PermissionName[]);

/** What @everyone has in a fresh server of the double. */
export const EVERYONE_PERMISSIONS: readonly PermissionName[] = [
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'UseExternalApps',
];

export interface Overwrite {
  readonly id: string;
  /** 0 a role, 1 a member. */
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface PermissionSubject {
  readonly userId: string;
  readonly roleIds: readonly string[];
  /** The union of the permissions of all roles, @everyone included. */
  readonly base: bigint;
  readonly isOwner: boolean;
}

export function toBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSION_BITS[name], 0n);
}

/** Discord's documented order: owner and administrator first, then @everyone, the roles, the member. */
export function permissionsIn(
  subject: PermissionSubject,
  everyoneId: string,
  overwrites: readonly Overwrite[],
): bigint {
  if (subject.isOwner || (subject.base & PERMISSION_BITS.Administrator) !== 0n) return ALL_PERMISSIONS;
  const everyone = overwrites.filter((o) => o.type === 0 && o.id === everyoneId);
  const roles = overwrites.filter(
    (o) => o.type === 0 && o.id !== everyoneId && subject.roleIds.includes(o.id),
  );
  const member = overwrites.filter((o) => o.type === 1 && o.id === subject.userId);
  return [everyone, roles, member].reduce((bits, level) => {
    const deny = level.reduce((sum, o) => sum | o.deny, 0n);
    const allow = level.reduce((sum, o) => sum | o.allow, 0n);
    return (bits & ~deny) | allow;
  }, subject.base);
}
