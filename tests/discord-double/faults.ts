// Makes requests fail on purpose, once or a number of times, wherever "METHOD /path" matches.
export type Fault =
  /** The server says to wait. */
  | {
      readonly kind: 'rate-limit';
      readonly retryAfterMs: number;
      readonly global: boolean;
      readonly scope: 'user' | 'global' | 'shared';
    }
  /** An answer of the test's own, without handling the request: 5xx or a refusal. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  /** The connection dies before the request is handled. */
  | { readonly kind: 'cut' }
  /** The request is handled, but its answer never arrives. */
  | { readonly kind: 'lose-answer' }
  /** The request is handled after `ms`. */
  | { readonly kind: 'late'; readonly ms: number }
  /** The request is handled at once and answered after `ms`. */
  | { readonly kind: 'slow-answer'; readonly ms: number };

export interface FaultRule {
  /** How many requests it hit. */
  readonly hits: number;
  remove(): void;
}

interface Rule {
  readonly match: RegExp;
  readonly fault: Fault;
  left: number;
  hits: number;
}

export interface Times {
  /** How many matching requests are hit; 1 when left out, Infinity for all. */
  readonly times?: number;
}

export class Faults {
  readonly #rules: Rule[] = [];

  rateLimit(
    match: RegExp,
    options: Times & { retryAfterMs?: number; global?: boolean; scope?: 'user' | 'global' | 'shared' } = {},
  ): FaultRule {
    const global = options.global ?? false;
    return this.#add(
      match,
      {
        kind: 'rate-limit',
        retryAfterMs: options.retryAfterMs ?? 300,
        global,
        scope: options.scope ?? (global ? 'global' : 'user'),
      },
      options,
    );
  }

  serverError(match: RegExp, options: Times & { status?: number } = {}): FaultRule {
    return this.#add(
      match,
      {
        kind: 'answer',
        status: options.status ?? 500,
        body: { message: `${options.status ?? 500}: Server Error`, code: 0 },
      },
      options,
    );
  }

  /** Any refusal, for the codes that the double has no reason of its own to give. */
  refuse(match: RegExp, options: Times & { status: number; code: number; message?: string }): FaultRule {
    return this.#add(
      match,
      {
        kind: 'answer',
        status: options.status,
        body: { message: options.message ?? 'Refused by a test', code: options.code },
      },
      options,
    );
  }

  cut(match: RegExp, options: Times = {}): FaultRule {
    return this.#add(match, { kind: 'cut' }, options);
  }

  loseAnswer(match: RegExp, options: Times = {}): FaultRule {
    return this.#add(match, { kind: 'lose-answer' }, options);
  }

  late(match: RegExp, ms: number, options: Times = {}): FaultRule {
    return this.#add(match, { kind: 'late', ms }, options);
  }

  slowAnswer(match: RegExp, ms: number, options: Times = {}): FaultRule {
    return this.#add(match, { kind: 'slow-answer', ms }, options);
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** The fault for this request, if one is due; using it up counts. */
  take(method: string, path: string): Fault | undefined {
    const rule = this.#rules.find(
      (candidate) => candidate.left > 0 && candidate.match.test(`${method} ${path}`),
    );
    if (!rule) return undefined;
    rule.left -= 1;
    rule.hits += 1;
    return rule.fault;
  }

  #add(match: RegExp, fault: Fault, { times = 1 }: Times): FaultRule {
    const rule: Rule = { match, fault, left: times, hits: 0 };
    this.#rules.push(rule);
    return {
      get hits() {
        return rule.hits;
      },
      remove: () => {
        rule.left = 0;
      },
    };
  }
}
