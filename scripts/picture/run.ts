// `npm run picture`: draws docs/answer.png, the bot's answer to a real question, with headless Chromium.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { renderAnswer } from '../../src/discord/render/render-answer.js';
import { composePage } from './compose-page.js';
import { draw } from './draw.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const [question = 'Who led the Vietnamese delegation in 2023?', target = path.join(ROOT, 'docs/answer.png')] =
  process.argv.slice(2);

const app = await openApp(readConfig({}));
try {
  const answer = await app.ask({ question });
  const message = renderAnswer(answer, { locale: 'en', purpose: 'ask', isPrivate: false });
  await mkdir(path.dirname(target), { recursive: true });
  const { bytes } = await draw(composePage(message), target);
  console.log(`${path.relative(process.cwd(), target)}: ${Math.round(bytes / 1024)} KiB`);
} finally {
  await app.close();
}
