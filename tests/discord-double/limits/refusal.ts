// What Discord says when it refuses a request: an HTTP status, an error code and, for bad bodies, a tree of faults.
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: ErrorTree | undefined;

  constructor(status: number, code: number, message: string, errors?: ErrorTree) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.name = 'Refusal';
  }

  toJson(): Record<string, unknown> {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) };
  }
}

export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

export interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

export const refusals = {
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  methodNotAllowed: () => new Refusal(405, 0, '405: Method Not Allowed'),
  badJson: () => new Refusal(400, 50109, 'The request body contains invalid JSON.'),
  userAgent: () => new Refusal(403, 40333, 'internal network error'),
  unknownApplication: () => new Refusal(404, 10002, 'Unknown Application'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new Refusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new Refusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new Refusal(404, 10063, 'Unknown application command'),
  alreadyAcknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new Refusal(400, 40094, 'This interaction has reached the maximum number of follow-up messages.'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access'),
  dmAction: () => new Refusal(403, 50003, 'Cannot execute action on a DM channel'),
  notAuthor: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  dmsClosed: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  threadExists: () => new Refusal(400, 160004, 'A thread has already been created for this message'),
  noHistoryForReply: () =>
    new Refusal(403, 160002, 'Cannot reply without permission to read message history'),
  blockedByAutoMod: () => new Refusal(400, 200000, 'Message was blocked by automatic moderation'),
} as const;

/** Error 50035 with the tree that discord.js prints: errors.embeds.0.title._errors[…]. */
export function invalidForm(complaints: readonly Complaint[]): Refusal {
  const tree: ErrorTree = {};
  for (const { path, code, message } of complaints) {
    const leaf = path.reduce<ErrorTree>((node, key) => {
      const next = node[String(key)];
      if (next && !Array.isArray(next)) return next;
      const child: ErrorTree = {};
      node[String(key)] = child;
      return child;
    }, tree);
    const list = leaf['_errors'];
    leaf['_errors'] = [...(Array.isArray(list) ? list : []), { code, message }];
  }
  return new Refusal(400, 50035, 'Invalid Form Body', tree);
}
