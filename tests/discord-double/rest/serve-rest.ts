// Discord's HTTP side: authorises, injects faults, limits, routes, answers and records every request.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, Faults } from '../faults.js';
import { Refusal, refusals } from '../limits/refusal.js';
import type { Traffic } from '../record-traffic.js';
import type { World } from '../world/world.js';
import { createRateLimiter, type RateLimit } from './rate-limit.js';
import { readRequest, type ApiRequest } from './read-request.js';
import { createRouter, type ApiAnswer, type Routes } from './router.js';
import { accountRoutes, type GatewayAddress } from './routes/account.js';
import { channelRoutes } from './routes/channels.js';
import { commandRoutes } from './routes/commands.js';
import { interactionRoutes } from './routes/interactions.js';
import { messageRoutes } from './routes/messages.js';
import { webhookRoutes } from './routes/webhooks.js';

export interface RestOptions {
  readonly world: World;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly token: string;
  readonly gateway: GatewayAddress;
  readonly rateLimit: RateLimit | undefined;
  /** Is told the status of every answer, to count what would get an address banned. */
  readonly onAnswer: (status: number) => void;
}

interface FullAnswer extends ApiAnswer {
  readonly headers?: Readonly<Record<string, string>>;
}

export function serveRest(
  options: RestOptions,
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const { world, faults, traffic } = options;
  const routes: Routes = {
    ...accountRoutes(options.gateway),
    ...commandRoutes,
    ...interactionRoutes,
    ...webhookRoutes,
    ...messageRoutes,
    ...channelRoutes,
  };
  const route = createRouter(routes);
  const countRequest = createRateLimiter(world.clock, options.rateLimit);
  // Tokens whose callback was handled without the bot knowing: its retry is no fault of the bot's.
  const lostTokens = new Set<string>();

  return async (incoming, outgoing) => {
    const t = world.clock.nowMs();
    let request: ApiRequest | undefined;
    let fault: Fault | undefined;
    let answer: FullAnswer;
    try {
      request = await readRequest(incoming);
      fault = faults.take(request.method, request.path);
      if (fault?.kind === 'cut') {
        traffic.add({ kind: 'fault', t, fault: 'cut', method: request.method, path: request.path });
        outgoing.destroy();
        return;
      }
      if (fault?.kind === 'late') await pause(fault.ms);
      answer = faultAnswer(fault) ?? (await handle(request));
    } catch (error) {
      answer = refusalAnswer(error);
    }
    const { method = 'GET', path = incoming.url ?? '' } = request ?? {};
    options.onAnswer(answer.status);
    noteRefusal(world, method, path, answer);
    if (request) record(request, answer, fault, t);
    if (fault?.kind === 'lose-answer') {
      outgoing.destroy();
      return;
    }
    if (fault?.kind === 'slow-answer') await pause(fault.ms);
    write(outgoing, answer);
  };

  async function handle(request: ApiRequest): Promise<FullAnswer> {
    const match = route(request.method, request.path);
    authorise(request, options.token);
    const { headers, retryAfterMs } = countRequest(match.route, request.path);
    if (retryAfterMs !== undefined) {
      return rateLimited(retryAfterMs, false, 'user', headers);
    }
    try {
      const answer = await match.handler({ ...request, world, param: (name) => match.params[name] ?? '' });
      return { ...answer, headers };
    } catch (error) {
      return { ...refusalAnswer(error), headers };
    }
  }

  function record(request: ApiRequest, answer: FullAnswer, fault: Fault | undefined, t: number): void {
    const { method, path, headers } = request;
    const token = /^\/interactions\/\d+\/([^/]+)\/callback$/.exec(path)?.[1];
    if (fault?.kind === 'lose-answer' && token) lostTokens.add(token);
    const retried = token !== undefined && lostTokens.has(token) && answer.status === 400;
    if (retried) {
      traffic.add({ kind: 'fault', t, fault: 'retry of a callback whose answer was lost', method, path });
      return;
    }
    traffic.add({
      kind: 'rest',
      t,
      method,
      path: `/api/v10${path}`,
      headers: headers['authorization']
        ? { ...headers, authorization: headers['authorization'].replace(/ .*/, ' ***') }
        : headers,
      body: request.body,
      files: request.files.map(({ field, name, type, bytes }) => ({ field, name, type, size: bytes.length })),
      status: answer.status,
      response: answer.body,
      tEnd: world.clock.nowMs(),
    });
  }
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Never keeps the process alive, so that Infinity may stand for "no answer at all". */
async function pause(ms: number): Promise<void> {
  await wait(Math.min(ms, LONGEST_TIMER_MS), undefined, { ref: false });
}

/** The token in the address is the key of the interaction routes; all others want the bot's. */
function authorise(request: ApiRequest, token: string): void {
  if (!/^DiscordBot \(/.test(request.headers['user-agent'] ?? '')) throw refusals.userAgent();
  if (/^\/(interactions|webhooks)\//.test(request.path) || request.path === '/gateway') return;
  if (request.headers['authorization'] !== `Bot ${token}`) throw refusals.unauthorized();
}

function faultAnswer(fault: Fault | undefined): FullAnswer | undefined {
  if (fault?.kind === 'answer') return { status: fault.status, body: fault.body };
  if (fault?.kind === 'rate-limit') return rateLimited(fault.retryAfterMs, fault.global, fault.scope, {});
  return undefined;
}

function rateLimited(
  waitMs: number,
  global: boolean,
  scope: string,
  headers: Readonly<Record<string, string>>,
): FullAnswer {
  const seconds = waitMs / 1000;
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
    headers: {
      ...headers,
      'retry-after': String(seconds),
      'x-ratelimit-scope': scope,
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

function refusalAnswer(error: unknown): FullAnswer {
  if (error instanceof Refusal) return { status: error.status, body: error.toJson() };
  // A bug of the double itself: loud, so that no test mistakes it for Discord.
  console.error('discord double:', error);
  return { status: 500, body: { message: `The test double failed: ${String(error)}`, code: 0 } };
}

function noteRefusal(world: World, method: string, path: string, { status, body }: FullAnswer): void {
  if (status < 400) return;
  const token = /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1];
  const interaction = token ? world.interactions.get(token) : undefined;
  interaction?.refused.push({
    request: `${method} ${path}`,
    status,
    code: Number((body as { code?: number }).code ?? 0),
  });
  world.changes.ring();
}

function write(outgoing: ServerResponse, { status, body, headers }: FullAnswer): void {
  if (outgoing.destroyed) return;
  outgoing.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  });
  outgoing.end(body === undefined ? undefined : JSON.stringify(body));
}
