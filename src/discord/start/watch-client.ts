// What the client says about its own health, into the log; and which of it means the end.
import { Events, RESTEvents, type Client } from 'discord.js';
import { describeError, type Logger } from '../log.js';
import { faultOfClose } from './log-in.js';
import { wrongToken } from './check-discord.js';

/** @param onEnd called when Discord will not take this client back */
export function watchClient(client: Client, log: Logger, onEnd: (fault: Error) => void): void {
  // Without this listener an error would end the process.
  client.on(Events.Error, (error) => log.error({ error: describeError(error) }, 'client error'));
  client.on(Events.Warn, (warning) => log.warn({ warning: warning.slice(0, 200) }, 'client warning'));
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ shard, error: describeError(error) }, 'gateway error'),
  );
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'gateway reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'gateway resumed'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    if (code === NORMAL_CLOSE) return;
    log.error({ shard, code }, 'gateway closed for good');
    onEnd(faultOfClose(code) ?? new Error(`Discord closed the gateway with code ${code}`));
  });
  client.on(Events.Invalidated, () => onEnd(wrongToken(new Error('session invalidated'))));
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global, scope }) =>
    log.warn({ route, waitMs: timeToReset, global, scope }, 'rate limited'),
  );
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.error(
      { count, remainingMs: remainingTime },
      'many refused requests: Discord bans an address at 10,000 in 10 minutes',
    ),
  );
}

/** Our own goodbye. */
const NORMAL_CLOSE = 1000;
