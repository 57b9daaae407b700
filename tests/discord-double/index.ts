// The test double's front door: what tests import.
export { startDiscord, type Discord, type DiscordOptions, type PersonOptions } from './start-discord.js';
export { createClock, type Clock } from './clock.js';
export type { Answer, AnswerSummary, Waiting } from './people/answer.js';
export type { Exchange } from './people/exchange.js';
export type { Person, Where } from './people/person.js';
export type { OptionValue } from './people/resolve-options.js';
export type { Channel } from './world/channel.js';
export type { FileToAttach } from './world/attachments.js';
export type { Guild } from './world/guild.js';
export type { SentMessage, Button, Select } from './world/sent-message.js';
export type { PermissionName } from './world/permissions.js';
