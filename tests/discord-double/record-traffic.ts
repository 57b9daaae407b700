// Writes what went over the wire as JSON lines, in the format that the traffic checker reads.
import { appendFileSync } from 'node:fs';

export interface RestRecord {
  readonly kind: 'rest';
  readonly t: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly {
    readonly field: string;
    readonly name: string;
    readonly size: number;
    readonly type: string;
  }[];
  readonly status: number;
  readonly response: unknown;
  readonly tEnd: number;
}

/** An event that was pushed to the bot, so that deadlines can be judged. */
export interface InteractionRecord {
  readonly kind: 'interaction';
  readonly t: number;
  readonly id: string;
  readonly token: string;
  readonly application_id: string;
  readonly type: number;
  readonly message: boolean;
  readonly owners: Readonly<Record<string, string>>;
  readonly attachment_size_limit: number;
}

/** A request that a fault kept from being an ordinary exchange; checkers skip it. */
export interface FaultRecord {
  readonly kind: 'fault';
  readonly t: number;
  readonly fault: string;
  readonly method: string;
  readonly path: string;
}

export type TrafficRecord = RestRecord | InteractionRecord | FaultRecord;

export class Traffic {
  /** Everything of this run, oldest first. */
  readonly records: TrafficRecord[] = [];

  /** Appends to `file` where one is given, so that several runs share it. */
  readonly #file: string | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  add(record: TrafficRecord): void {
    this.records.push(record);
    if (this.#file) appendFileSync(this.#file, `${JSON.stringify(record)}\n`);
  }

  /** The REST requests whose "METHOD /path" matches. */
  requests(match: RegExp): RestRecord[] {
    return this.records.filter(
      (r): r is RestRecord => r.kind === 'rest' && match.test(`${r.method} ${r.path}`),
    );
  }
}
