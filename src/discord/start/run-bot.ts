// The bot from start to stop: settings, lock, Discord's consent, the app, log-in, listening, a graceful end.
import { Events, type Client } from 'discord.js';
import type { App } from '../../app-types.js';
import type { Keeper } from '../../keeper-types.js';
import { readConfig, type Config } from '../../config.js';
import { LOCALES, type Locale } from '../../domain.js';
import { VerbatimError } from '../../errors.js';
import { START_SENTENCES } from '../../i18n/discord/start-sentences.js';
import { listCommands } from '../commands/command-list.js';
import { COMPONENTS } from '../components/component-list.js';
import { routeInteractions } from '../interactions/route-interactions.js';
import { createLog, describeError, type Logger } from '../log.js';
import { answerMentions } from '../mention/answer-mentions.js';
import { createInteractionRest } from '../reply/create-rest.js';
import { createSeenOnce } from '../state/seen-once.js';
import type { Patience, Services } from '../services.js';
import { checkDiscord } from './check-discord.js';
import { createClient } from './create-client.js';
import { createServices } from './create-services.js';
import { findOwners } from './find-owners.js';
import { inviteLink } from './invite-link.js';
import { lockData } from './lock-data.js';
import { logIn } from './log-in.js';
import { registerCommands } from './register-commands.js';
import { exitCodeOf, explainStartFault } from './start-fault.js';
import { watchClient } from './watch-client.js';
import { watchProcess } from './watch-process.js';

export interface BotParts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly openApp: (config: Config, log: Logger) => Promise<App>;
  /** What moderators work with, beside the app that answers. */
  readonly openKeeper: (config: Config, app: App) => Keeper | Promise<Keeper>;
  /** Shorter in tests. */
  readonly patience?: Partial<Patience>;
  /** A line for the operator; the log has its own way. */
  readonly say: (line: string) => void;
  /** Resolves when the operator wants the bot to stop. */
  readonly stopRequested: Promise<unknown>;
}

/** Runs until asked to stop, or until it cannot go on. @returns the exit code; the reason has been said */
export async function runBot(parts: BotParts): Promise<number> {
  const end = createEnding();
  try {
    const config = readConfig(parts.environment);
    if (config.DISCORD_TOKEN === '') throw new VerbatimError('config/no-token', {});
    const log = createLog(config.LOG_LEVEL);
    const lost = new Promise<never>((_resolve, reject) => {
      end.failWith = reject;
    });
    lost.catch(() => undefined);
    const running = start(config, log, parts, end);
    running.catch(() => undefined);
    await Promise.race([running, parts.stopRequested, lost]);
    await Promise.race([parts.stopRequested, lost]);
    parts.say(START_SENTENCES[config.BOT_LANGUAGE].stopping);
    await end.run();
    return 0;
  } catch (error) {
    parts.say(explainStartFault(error, localeOf(parts.environment)));
    await end.run().catch(() => undefined);
    return exitCodeOf(error);
  }
}

async function start(config: Config, log: Logger, parts: BotParts, end: Ending): Promise<void> {
  const say = START_SENTENCES[config.BOT_LANGUAGE];
  const unlock = await lockData(config.DATA_DIR, (fault) => end.failWith(fault));
  end.add(unlock);
  await checkDiscord(config.DISCORD_API_URL, config.DISCORD_TOKEN);
  const app = await parts.openApp(config, log);
  end.add(() => app.close());
  const keeper = await parts.openKeeper(config, app);
  const services = await createServices({ config, app, keeper, log, patience: parts.patience });
  const commands = listCommands(services.moderation);
  const client = createClient(config.DISCORD_API_URL);
  end.add(() => client.destroy());
  end.add(eraseDaily(services));
  const rest = createInteractionRest(config.DISCORD_API_URL);
  end.add(() => rest.close());
  end.add(watchProcess(log, (fault) => end.failWith(fault)));
  watchClient(client, log, (fault) => end.failWith(fault));
  client.on(
    Events.InteractionCreate,
    routeInteractions({ services, rest, commands, components: COMPONENTS }),
  );
  client.on(Events.MessageCreate, answerMentions({ services, ...createMemories() }));
  client.on(Events.GuildDelete, (guild) => void forgetServer(guild.id, services));
  end.add(() => finishRunning(services));
  await logIn(client, config.DISCORD_TOKEN, config.DISCORD_API_URL);
  await knowOwners(client, services);
  const applicationId = client.application?.id ?? client.user?.id ?? '';
  const registration = await registerCommands(client.rest, applicationId, commands, config.DATA_DIR);
  log.info({ registration, servers: client.guilds.cache.size }, 'ready');
  if (registration === 'first') parts.say(say.invite(inviteLink(applicationId)));
  parts.say(say.ready(client.user?.username ?? 'Verbatim', client.guilds.cache.size));
}

/** Running answers are finished before the connection closes; eight seconds in all. */
const STOP_PATIENCE_MS = 6500;
const LAST_WORDS_MS = 1500;

async function finishRunning({ activity, jobs, log }: Services): Promise<void> {
  const stopped = activity.stop(STOP_PATIENCE_MS, LAST_WORDS_MS);
  // After `stop`, which turns new ones away.
  jobs.cancelAll();
  const cutShort = await stopped;
  if (cutShort > 0) log.warn({ cutShort }, 'stopped before every answer was there');
}

/** Only where no server is named do they matter. */
async function knowOwners(client: Client, { moderation, log }: Services): Promise<void> {
  if (moderation.guildIds.length > 0 || !client.isReady()) return;
  if (moderation.roleIds.length > 0)
    log.warn('MODERATOR_ROLE_IDS means nothing without MODERATION_GUILD_IDS');
  moderation.rememberOwners(await findOwners(client, log));
}

/** Unanswered questions go when their days are over, whether or not anybody asks. @returns stops it */
function eraseDaily({ unanswered, log }: Services): () => Promise<void> {
  const erase = (): void =>
    void unanswered
      .erase()
      .catch((error: unknown) => log.error({ error: describeError(error) }, 'old questions not erased'));
  erase();
  const timer = setInterval(erase, A_DAY_MS);
  return () => Promise.resolve(clearInterval(timer));
}

const A_DAY_MS = 24 * 3600_000;

function createMemories() {
  return { told: createSeenOnce(2000, A_DAY_MS), slowed: createSeenOnce(2000, 60_000) };
}

async function forgetServer(guildId: string, { settings, log }: Services): Promise<void> {
  await settings
    .forget(guildId)
    .catch((error: unknown) => log.error({ error: describeError(error) }, 'settings not saved'));
}

interface Ending {
  failWith: (fault: Error) => void;
  add(step: () => Promise<unknown>): void;
  /** Runs the steps, last added first; a failing step does not keep the others from running. */
  run(): Promise<void>;
}

function createEnding(): Ending {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    failWith: () => undefined,
    add: (step) => void steps.push(step),
    async run() {
      for (let step = steps.pop(); step !== undefined; step = steps.pop())
        await step().catch(() => undefined);
    },
  };
}

/** Before the settings are known to be valid. */
function localeOf(environment: BotParts['environment']): Locale {
  return LOCALES.find((known) => known === environment['BOT_LANGUAGE']?.trim()) ?? 'en';
}
