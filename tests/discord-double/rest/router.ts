// Finds the handler of a route; a route is written as Discord's documentation writes it.
import { refusals } from '../limits/refusal.js';
import type { World } from '../world/world.js';
import type { ApiRequest } from './read-request.js';

export interface Call extends ApiRequest {
  readonly world: World;
  readonly param: (name: string) => string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export type Handler = (call: Call) => ApiAnswer | Promise<ApiAnswer>;
/** "POST /channels/:channel/messages" → handler */
export type Routes = Readonly<Record<string, Handler>>;

export interface Match {
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
  readonly route: string;
}

export function createRouter(routes: Routes): (method: string, path: string) => Match {
  const table = Object.entries(routes).map(([route, handler]) => {
    const [method = '', template = ''] = route.split(' ');
    return { route, handler, method, parts: template.split('/') };
  });
  return (method, path) => {
    const parts = path.split('/');
    const fitting = table.filter(
      (entry) =>
        entry.parts.length === parts.length &&
        entry.parts.every((part, i) => part.startsWith(':') || part === parts[i]),
    );
    // A literal part beats a parameter: messages/@original before messages/:message.
    const best = fitting
      .filter((entry) => entry.method === method)
      .sort((a, b) => countParams(a.parts) - countParams(b.parts))[0];
    if (!best) throw fitting.length > 0 ? refusals.methodNotAllowed() : refusals.notFound();
    const params = Object.fromEntries(
      best.parts.flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), parts[i] ?? '']] : [])),
    );
    return { handler: best.handler, params, route: best.route };
  };
}

export const json = (body: unknown, status = 200): ApiAnswer => ({ status, body });
export const noContent: ApiAnswer = { status: 204 };

function countParams(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith(':')).length;
}
