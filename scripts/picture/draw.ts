// A page as a PNG, by headless Chromium, cut to what the page shows.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { PAGE_WIDTH } from './compose-page.js';

const run = promisify(execFile);
const BROWSER = process.env['CHROMIUM'] ?? 'chromium';
const SCALE = 2;
/** A chat has few; this makes the file a quarter of the size. */
const COLOURS = 128;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
];

/** `CHROMIUM` names another browser than `chromium`. */
export async function draw(html: string, target: string): Promise<{ bytes: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-picture-'));
  try {
    const page = path.join(folder, 'page.html');
    const shot = path.join(folder, 'page.png');
    await writeFile(page, html);
    const chromium = (...flags: readonly string[]) =>
      run(BROWSER, [
        ...FLAGS,
        `--user-data-dir=${path.join(folder, 'profile')}`,
        ...flags,
        pathToFileURL(page).href,
      ]);
    // The page writes its own height into its title once it is laid out.
    const { stdout } = await chromium(`--window-size=${PAGE_WIDTH},200`, '--dump-dom');
    const height = Number(/<title>(\d+)<\/title>/.exec(stdout)?.[1]);
    if (!(height > 0)) throw new Error('Chromium did not lay the page out');
    await chromium(
      `--window-size=${PAGE_WIDTH},${height}`,
      `--force-device-scale-factor=${SCALE}`,
      `--screenshot=${shot}`,
    );
    const { size } = await sharp(shot)
      .png({ palette: true, colours: COLOURS, dither: 0, effort: 10 })
      .toFile(target);
    return { bytes: size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
