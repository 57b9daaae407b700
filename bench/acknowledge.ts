// First answers while the machine is busy: people ask the real bot, on the double of Discord, while another process
// indexes 20,000 passages into the same folder again and again. `npm run bench:acknowledge [passages] [seconds]`
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startBot } from '../tests/discord/start-bot.js';
import { startDiscord, type Answer, type Discord } from '../tests/discord-double/index.js';
import { createTextGenerator } from './generate-text.js';
import { composeDocument, PASSAGES_PER_DOCUMENT } from './measure-builds.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PEOPLE = 20;
const BETWEEN_QUESTIONS_MS = 250;
const AFTERWARDS_MS = 10_000;
const START_TIMEOUT_MS = 120_000;

const QUESTIONS: readonly string[] = [
  'Who led the Vietnamese delegation at the 27th dialogue?',
  'Ai dẫn đầu đoàn Việt Nam tại đối thoại lần thứ 28?',
  'What was said about religious freedom?',
  'doi thoai 27 dien ra o dau?',
  'How many prisoners were released?',
];

const [passages = 20_000, seconds = 90] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-acknowledge-'));
try {
  await measure();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const environment = {
    CORPUS_DIR: path.join(folder, 'corpus'),
    EMBEDDINGS_DIR: path.join(folder, 'embeddings'),
    LOG_LEVEL: 'info',
  };
  await cp(path.join(ROOT, 'corpus'), environment.CORPUS_DIR, { recursive: true });
  // 20,000 generated paragraphs change what is answered; that is not what is measured here.
  await rm(path.join(environment.CORPUS_DIR, 'canaries.jsonl'));
  await mkdir(environment.EMBEDDINGS_DIR);
  await symlink(path.join(ROOT, 'embeddings', 'model'), path.join(environment.EMBEDDINGS_DIR, 'model'));

  const discord = await startDiscord();
  const entry = path.join(ROOT, 'src/main.ts');
  const bot = await startBot({ entry, token: discord.token, api: discord.api, environment });
  try {
    await discord.registered('ask', START_TIMEOUT_MS);
    await discord.gateway.connected(START_TIMEOUT_MS);
    await discord.member.slash('ask', { question: QUESTIONS[0]! }).settled({ timeoutMs: START_TIMEOUT_MS });
    await writeCorpus(environment.CORPUS_DIR);

    const until = Date.now() + seconds * 1000;
    let published = 0;
    let isOver = false;
    const indexing = (async () => {
      while (Date.now() < until || published === 0) {
        await rm(path.join(environment.EMBEDDINGS_DIR, 'cache'), { recursive: true, force: true });
        await reindexOnce(environment);
        published++;
      }
      // The bot opens the new index and answers from it.
      await sleep(AFTERWARDS_MS);
    })().finally(() => (isOver = true));
    const answers = await askUntil(discord, () => isOver);
    await indexing;
    await Promise.all(answers.map((answer) => answer.settled({ timeoutMs: 30_000 })));
    const help = await discord.member.slash('help').settled();
    console.log(
      `the bot knows ${/\d+ documents/.exec(help.text)?.[0]}; load average ${loadavg()[0]?.toFixed(1)}`,
    );
    report(answers, published);
  } finally {
    await bot.stop();
    await rm(bot.dataDirectory, { recursive: true, force: true });
    await discord.stop();
  }
}

async function writeCorpus(corpus: string): Promise<void> {
  const generator = await createTextGenerator(path.join(ROOT, 'corpus'), 1);
  for (let number = 0; number < passages / PASSAGES_PER_DOCUMENT; number++)
    await writeFile(path.join(corpus, `generated-${number}.md`), composeDocument(number, generator));
}

async function reindexOnce(environment: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'corpus', 'reindex'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`corpus reindex ended with code ${code}: ${said}`);
}

async function askUntil(discord: Discord, isOver: () => boolean): Promise<readonly Answer[]> {
  const people = Array.from({ length: PEOPLE }, (_unused, number) => discord.addPerson(`person ${number}`));
  for (const { user } of people) discord.guild.addMember(user, { permissions: [] });
  const answers: Answer[] = [];
  while (!isOver()) {
    const person = people[answers.length % PEOPLE]!;
    const question = QUESTIONS[answers.length % QUESTIONS.length]!;
    answers.push(person.slash('ask', { question }, { locale: answers.length % 2 === 0 ? 'en' : 'vi' }));
    await sleep(BETWEEN_QUESTIONS_MS);
  }
  return answers;
}

function report(answers: readonly Answer[], published: number): void {
  const latencies = answers.map(({ latencyMs }) => latencyMs ?? Infinity).sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))];
  const quoted = answers.filter(({ text }) => /^> \*\*1\*\* ›/m.test(text)).length;
  console.log(
    `${answers.length} questions while ${passages} passages were indexed ${published} times: first answer after ` +
      `${at(0.5)} ms (median), ${at(0.99)} ms (p99), ${latencies.at(-1)} ms (slowest); ${quoted} answered with quotes`,
  );
}
