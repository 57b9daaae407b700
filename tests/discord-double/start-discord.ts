// Starts a Discord of one's own on this machine: the server that an unmodified discord.js client logs in to.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createClock, type Clock } from './clock.js';
import { Faults } from './faults.js';
import type { PrivilegedIntent } from './gateway/intents.js';
import { Gateway } from './gateway/serve-gateway.js';
import { Person } from './people/person.js';
import { Traffic } from './record-traffic.js';
import type { RateLimit } from './rest/rate-limit.js';
import { serveAttachment } from './rest/serve-attachments.js';
import { serveRest } from './rest/serve-rest.js';
import type { Channel } from './world/channel.js';
import type { Guild, GuildOptions } from './world/guild.js';
import type { PermissionName } from './world/permissions.js';
import { World } from './world/world.js';

export interface DiscordOptions {
  /** The token that the bot must log in with; "sandbox-token" when left out. */
  readonly token?: string;
  readonly port?: number;
  readonly botName?: string;
  /** Traffic is appended to this file, one JSON object a line. */
  readonly trafficFile?: string | undefined;
  /** Privileged intents that are switched on in the portal; asking for others closes with 4014. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
  readonly heartbeatMs?: number;
  /** Off when left out: only faults answer 429 then. */
  readonly rateLimit?: RateLimit;
  readonly clock?: Clock;
}

export interface PersonOptions {
  readonly locale?: string;
  readonly displayName?: string;
  /** In the default server, on top of what everyone may do. */
  readonly permissions?: readonly PermissionName[];
}

export interface Discord {
  readonly token: string;
  /** For `new Client({ rest: { api } })` and for DISCORD_API_URL. */
  readonly api: string;
  readonly world: World;
  readonly clock: Clock;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly traffic: Traffic;
  /** A server with the bot in it, its first channel, and three people. */
  readonly guild: Guild;
  readonly channel: Channel;
  readonly member: Person;
  readonly moderator: Person;
  readonly owner: Person;
  /** Who owns the application; a member of no server, so reached in direct messages. */
  readonly appOwner: Person;
  /** Answers 401, 403 and 429 so far: 10,000 of them in ten minutes would ban the bot's address. */
  readonly invalidRequests: number;
  addPerson(name: string, options?: PersonOptions): Person;
  addGuild(options?: GuildOptions): Guild;
  /** Resolves once the bot has registered this command. */
  registered(command: string, timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const { token = 'sandbox-token', clock = createClock(), privilegedIntents = [] } = options;
  const host = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const world = new World({
    clock,
    origin: () => `http://${host()}`,
    botName: options.botName ?? 'Verbatim',
    readsContent: privilegedIntents.includes('MessageContent'),
  });
  const gateway = new Gateway({
    world,
    token,
    privilegedIntents,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    origin: () => `ws://${host()}`,
  });
  const faults = new Faults();
  const traffic = new Traffic(options.trafficFile);
  let invalidRequests = 0;
  const rest = serveRest({
    world,
    faults,
    traffic,
    token,
    rateLimit: options.rateLimit,
    gateway: { gatewayUrl: () => `ws://${host()}`, identifiesLeft: () => 1000 - gateway.identifies.length },
    onAnswer: (status) => {
      if ([401, 403, 429].includes(status)) invalidRequests += 1;
    },
  });

  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith('/cdn/')) serveAttachment(world.attachments, incoming, outgoing);
    else void rest(incoming, outgoing);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    gateway.accept(socket);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));

  const owner = world.addUser('owner');
  const guild = world.addGuild({ owner, name: 'Test server' });
  const channel = guild.addChannel('general');
  const addPerson = (name: string, about: PersonOptions = {}): Person => {
    const user = world.addUser(name, about);
    guild.addMember(user, { permissions: about.permissions ?? [] });
    return new Person(world, traffic, user, () => channel);
  };

  return {
    token,
    api: `http://${host()}/api`,
    world,
    clock,
    gateway,
    faults,
    traffic,
    guild,
    channel,
    member: addPerson('member'),
    moderator: addPerson('moderator', { permissions: ['ManageGuild'] }),
    owner: new Person(world, traffic, owner, () => channel),
    appOwner: new Person(world, traffic, world.appOwner, () => channel),
    get invalidRequests() {
      return invalidRequests;
    },
    addPerson,
    addGuild: (about) => world.addGuild(about),
    async registered(command, timeoutMs = 60_000) {
      await world.changes.until(
        () => [1, 2, 3].some((type) => world.commands.find(command, type)),
        timeoutMs,
        () => `the command ${command} was not registered`,
      );
    },
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
