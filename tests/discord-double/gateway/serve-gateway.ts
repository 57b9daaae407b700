// Discord's gateway: hello, identify, heartbeats, resume, events by intent, and connections that fail on demand.
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { userJson } from '../world/user.js';
import type { World, WorldEvent } from '../world/world.js';
import { hears, refuseIntents, type PrivilegedIntent } from './intents.js';
import { Session, type Identify } from './session.js';

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;

export interface GatewayOptions {
  readonly world: World;
  readonly token: string;
  readonly heartbeatMs: number;
  readonly privilegedIntents: readonly PrivilegedIntent[];
  readonly origin: () => string;
}

export class Gateway {
  /** Every identify that was accepted, oldest first. */
  readonly identifies: Identify[] = [];
  /** Every close code that a client sent, oldest first: 1000 is a proper goodbye. */
  readonly clientCloses: number[] = [];
  resumes = 0;
  #acks = true;
  readonly #refuseNext: number[] = [];
  readonly #sessions = new Map<string, Session>();
  readonly #sockets = new Set<WebSocket>();

  readonly #options: GatewayOptions;

  constructor(options: GatewayOptions) {
    this.#options = options;
    options.world.onEvent((event) => {
      this.#tell(event);
    });
  }

  get isConnected(): boolean {
    return this.#live().length > 0;
  }

  /** Resolves once a bot has identified and heard of all its servers. */
  async connected(timeoutMs = 15_000): Promise<void> {
    await this.#options.world.changes.until(
      () => this.isConnected,
      timeoutMs,
      () => 'no bot connected to the gateway',
    );
  }

  /** Resolves once no bot is connected any more. */
  async disconnected(timeoutMs = 10_000): Promise<void> {
    await this.#options.world.changes.until(
      () => this.#sockets.size === 0,
      timeoutMs,
      () => 'the bot is still connected',
    );
  }

  /** Resolves once `count` resumes have happened since the start. */
  async resumed(count = 1, timeoutMs = 10_000): Promise<void> {
    await this.#options.world.changes.until(
      () => this.resumes >= count,
      timeoutMs,
      () => `${this.resumes} of ${count} resumes happened`,
    );
  }

  /** Closes all connections with this code; 1006 cuts them without a word. */
  close(code: number): void {
    for (const socket of this.#sockets) {
      if (code === 1006) socket.terminate();
      else socket.close(code);
    }
  }

  /** Closes the next connection with this code as soon as it identifies. */
  refuseNextIdentify(code: number): void {
    this.#refuseNext.push(code);
  }

  /** Op 7: asks the bot to connect again and resume. */
  askToReconnect(): void {
    this.#broadcast({ op: OP.reconnect, d: null });
  }

  /** Op 9. */
  invalidate(options: { resumable: boolean }): void {
    for (const session of this.#live()) session.resumable = options.resumable;
    this.#broadcast({ op: OP.invalidSession, d: options.resumable });
  }

  /** Leaves heartbeats unanswered: the connection looks alive but is dead. */
  stopAcks(): void {
    this.#acks = false;
  }

  startAcks(): void {
    this.#acks = true;
  }

  accept(socket: WebSocket): void {
    this.#sockets.add(socket);
    let session: Session | undefined;
    const send = (payload: unknown): void => {
      socket.send(JSON.stringify(payload));
    };
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      this.#sockets.delete(socket);
      if (code !== 1006) this.clientCloses.push(code);
      if (session?.socket === socket) session.socket = undefined;
      // A proper goodbye ends the session, it cannot be resumed.
      if (session && (code === 1000 || code === 1001)) this.#sessions.delete(session.id);
      this.#options.world.changes.ring();
    });
    socket.on('message', (bytes: Buffer) => {
      const payload = parse(bytes.toString());
      if (!payload) {
        socket.close(4002);
        return;
      }
      if (payload.op === OP.heartbeat) {
        if (this.#acks) send({ op: OP.ack });
      } else if (payload.op === OP.identify) {
        if (session) socket.close(4005);
        else session = this.#identify(socket, payload.d);
      } else if (payload.op === OP.resume) {
        session = this.#resume(socket, payload.d);
      } else if (!session) {
        socket.close(4003);
      } else if (payload.op === OP.requestMembers) {
        this.#sendMembers(session, payload.d);
      } else if (payload.op !== OP.presence && payload.op !== OP.voice) {
        socket.close(4001);
      }
    });
    send({ op: OP.hello, d: { heartbeat_interval: this.#options.heartbeatMs } });
  }

  #identify(socket: WebSocket, d: Record<string, unknown>): Session | undefined {
    const { world, token, privilegedIntents } = this.#options;
    const identify: Identify = {
      token: String(d['token']),
      intents: Number(d['intents']),
      shard: (d['shard'] as [number, number] | undefined) ?? [0, 1],
    };
    const refused =
      this.#refuseNext.shift() ??
      (identify.token === token ? refuseIntents(identify.intents, privilegedIntents) : 4004);
    if (refused) {
      socket.close(refused);
      return undefined;
    }
    const session = new Session(randomUUID().replaceAll('-', ''), identify);
    session.socket = socket;
    this.#sessions.set(session.id, session);
    this.identifies.push(identify);
    const guilds = [...world.guilds.values()].filter((guild) => guild.withBot && session.handles(guild.id));
    session.dispatch('READY', {
      v: 10,
      user: { ...userJson(world.bot), verified: true, mfa_enabled: true, email: null },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.#options.origin(),
      shard: identify.shard,
      application: { id: world.applicationId, flags: 0 },
      user_settings: {},
      relationships: [],
      private_channels: [],
      presences: [],
      guild_join_requests: [],
      geo_ordered_rtc_regions: [],
      auth: {},
    });
    for (const guild of guilds)
      this.#tellSession(session, { name: 'GUILD_CREATE', data: world.guildCreateJson(guild), guild });
    world.changes.ring();
    return session;
  }

  #resume(socket: WebSocket, d: Record<string, unknown>): Session | undefined {
    if (d['token'] !== this.#options.token) {
      socket.close(4004);
      return undefined;
    }
    const session = this.#sessions.get(String(d['session_id']));
    if (!session?.resumable) {
      socket.send(JSON.stringify({ op: OP.invalidSession, d: false }));
      return undefined;
    }
    if (Number(d['seq']) > session.seq) {
      socket.close(4007);
      return undefined;
    }
    session.socket = socket;
    session.replayAfter(Number(d['seq']));
    session.dispatch('RESUMED', {});
    this.resumes += 1;
    this.#options.world.changes.ring();
    return session;
  }

  #sendMembers(session: Session, d: Record<string, unknown>): void {
    const guild = this.#options.world.guilds.get(String(d['guild_id']));
    const wanted = d['user_ids'] === undefined ? undefined : [d['user_ids']].flat().map(String);
    const members = [...(guild?.members.values() ?? [])].filter(
      (member) => !wanted || wanted.includes(member.user.id),
    );
    session.dispatch('GUILD_MEMBERS_CHUNK', {
      guild_id: guild?.id,
      members: members.map((member) => ({ ...guild?.memberJson(member), user: userJson(member.user) })),
      chunk_index: 0,
      chunk_count: 1,
      not_found: [],
      nonce: d['nonce'],
    });
  }

  #tell(event: WorldEvent): void {
    for (const session of this.#sessions.values()) this.#tellSession(session, event);
  }

  #tellSession(session: Session, event: WorldEvent): void {
    const { bot } = this.#options.world;
    // Bots are told about all channels of a server, but hear only in those that they can see.
    const isTalk = /^(MESSAGE|THREAD)_/.test(event.name) && event.channel?.guild !== undefined;
    const inSight = event.channel?.guild?.withBot !== false || event.name === 'INTERACTION_CREATE';
    if (isTalk && !event.channel?.allows(bot, 'ViewChannel')) return;
    if (!inSight || !session.handles(event.guild?.id) || !hears(session.identify.intents, event)) return;
    session.dispatch(event.name, event.data);
  }

  #live(): Session[] {
    return [...this.#sessions.values()].filter((session) => session.socket?.readyState === 1);
  }

  #broadcast(payload: unknown): void {
    for (const session of this.#live()) session.socket?.send(JSON.stringify(payload));
  }
}

function parse(text: string): { op: number; d: Record<string, unknown> } | undefined {
  try {
    const value = JSON.parse(text) as { op: number; d: Record<string, unknown> | null };
    return { op: value.op, d: value.d ?? {} };
  } catch {
    return undefined;
  }
}
