// One gateway session: what it was told, in order, so that a resumed connection hears what it missed.
import type { WebSocket } from 'ws';

export interface Identify {
  readonly token: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
}

export class Session {
  seq = 0;
  socket: WebSocket | undefined;
  resumable = true;
  readonly #sent: { readonly seq: number; readonly text: string }[] = [];

  readonly id: string;
  readonly identify: Identify;

  constructor(id: string, identify: Identify) {
    this.id = id;
    this.identify = identify;
  }

  /** Sends an event, or keeps it for a resume while the connection is down. */
  dispatch(name: string, data: unknown): void {
    this.seq += 1;
    const text = JSON.stringify({ op: 0, s: this.seq, t: name, d: data });
    this.#sent.push({ seq: this.seq, text });
    if (this.socket?.readyState === this.socket?.OPEN) this.socket?.send(text);
  }

  replayAfter(seq: number): void {
    for (const event of this.#sent) if (event.seq > seq) this.socket?.send(event.text);
  }

  handles(guildId: string | undefined): boolean {
    const [shard, count] = this.identify.shard;
    return guildId ? Number((BigInt(guildId) >> 22n) % BigInt(count)) === shard : shard === 0;
  }
}
