// A tiny bot made of the real discord.js client, for the double's own tests: each test says how it reacts.
import { setTimeout } from 'node:timers/promises';
import {
  Client,
  GatewayIntentBits,
  Partials,
  type ClientOptions,
  type Interaction,
  type Message,
} from 'discord.js';
import type { Discord } from './index.js';

export interface TinyBot {
  readonly client: Client<true>;
  /** What its handlers threw. */
  readonly errors: unknown[];
  onInteraction: (interaction: Interaction) => Promise<unknown>;
  onMessage: (message: Message) => Promise<unknown>;
  stop(): Promise<void>;
}

export const PLAIN_INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

export async function startTinyBot(discord: Discord, options: Partial<ClientOptions> = {}): Promise<TinyBot> {
  const client = new Client({
    intents: PLAIN_INTENTS,
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    ...options,
    rest: { api: discord.api, ...options.rest },
  });
  const bot: TinyBot = {
    client: client as Client<true>,
    errors: [],
    onInteraction: () => Promise.resolve(),
    onMessage: () => Promise.resolve(),
    // discord.js waits for ever where a connection is half made; the double closes it anyway.
    stop: () => Promise.race([client.destroy(), setTimeout(5_000)]),
  };
  const note = (error: unknown): void => void bot.errors.push(error);
  client.on('error', note);
  client.on('interactionCreate', (interaction) => void bot.onInteraction(interaction).catch(note));
  client.on('messageCreate', (message) => {
    if (!message.author.bot) bot.onMessage(message).catch(note);
  });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  try {
    await client.login(discord.token);
    await ready;
  } catch (error) {
    await client.destroy();
    throw error;
  }
  return bot;
}
