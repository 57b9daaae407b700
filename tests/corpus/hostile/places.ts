// Hostile names, links and places: what is not a file, cannot be read, or changes while it is read.
import { execFileSync } from 'node:child_process';
import { truncateSync, unlinkSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { MIB, SENTENCE, type Outcome, type Recipe } from './recipe.js';

const place = (
  kind: string,
  file: string,
  outcome: Outcome,
  make: (path: string) => Promise<void>,
  meanwhile?: (path: string) => void,
): Recipe => ({ kind: `place: ${kind}`, file, outcome, make, ...(meanwhile && { meanwhile }) });

const name = (kind: string, file: string, outcome: Outcome): Recipe => ({
  kind: `name: ${kind}`,
  file,
  outcome,
  make: () => SENTENCE,
});

const write = (file: string): Promise<void> => writeFile(file, SENTENCE);
/** Names a pipe: opening it would wait for somebody to write. */
const pipe = (file: string): void => void execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', file]);

/** A socket file stays when its server is gone without having closed it. */
async function socket(file: string): Promise<void> {
  const short = path.relative(process.cwd(), file);
  const server = createServer().unref();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(short.length < file.length ? short : file, resolve),
  );
}

async function sparse(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'w');
  await handle.truncate(bytes);
  await handle.close();
}

const NAMES: readonly Recipe[] = [
  name('dots only', '...txt', 'left-out'),
  name('a backward way in other words', 'a\\..\\..\\a.txt', 'read'),
  name('as long as names may be', `${'a'.repeat(251)}.txt`, 'read'),
  name('escapes of a terminal', '\u001b[2J\u0007.txt', 'bad-name'),
  name('a line feed', 'a\nb.txt', 'bad-name'),
  name('turned from right to left', 'a\u202etxt.exe.txt', 'bad-name'),
  name('a dot at the end', 'a.txt.', 'unknown-type'),
  name('reserved in Windows', 'CON.txt', 'read'),
  name('letters that look like others', 'gооd.txt', 'read'),
  name('hidden', '.hidden.txt', 'left-out'),
  name('an ending alone', '.txt', 'left-out'),
  name('mentions', '@everyone <@1> **x**.txt', 'read'),
  name('words of a prototype', '__proto__.txt', 'read'),
  name('an ending of a prototype', 'a.constructor', 'unknown-type'),
  name('of another type', 'a.docm', 'unknown-type'),
  place('a name in two Unicode forms', 'bài.txt'.normalize('NFD'), 'same-name', async (file) => {
    await write(file);
    await write(file.normalize('NFC'));
  }),
];

export const PLACES: readonly Recipe[] = [
  ...NAMES,
  place('a link to outside', 'a.txt', 'outside-link', (file) => symlink('/etc/passwd', file)),
  place('a link to a folder outside', 'a', 'outside-link', (file) => symlink('/etc', file)),
  place('a link to itself', 'a.txt', 'unreadable', (file) => symlink('a.txt', file)),
  place('a link to the folder above', 'sub', 'left-out', (file) => symlink('.', file)),
  place('a link to nowhere', 'a.txt', 'unreadable', (file) => symlink('nowhere.txt', file)),
  place('a link to a device', 'a.txt', 'outside-link', (file) => symlink('/dev/zero', file)),
  place('a pipe', 'a.txt', 'unknown-type', (file) => Promise.resolve(pipe(file))),
  place('a socket', 'a.txt', 'unknown-type', socket),
  place('a folder named as a file', 'a.txt', 'left-out', (file) =>
    mkdir(file, { recursive: true }).then(() => undefined),
  ),
  place('folders two hundred deep', `${'d/'.repeat(200)}a.txt`, 'read', write),
  place('no right to read', 'a.txt', process.getuid?.() === 0 ? 'read' : 'unreadable', async (file) => {
    await write(file);
    await chmod(file, 0);
  }),
  place('a terabyte of nothing', 'a.txt', 'too-large', (file) => sparse(file, 1024 * 1024 * MIB)),
  place('nothing', 'a.txt', 'empty', (file) => writeFile(file, '')),
  place('a file that vanishes', 'a.txt', 'unreadable', write, unlinkSync),
  place('a file that grows', 'a.txt', 'too-large', write, (file) => truncateSync(file, 1024 * MIB)),
  place('a file that becomes a pipe', 'a.txt', 'unreadable', write, (file) => {
    unlinkSync(file);
    pipe(file);
  }),
  place('a file that becomes a link', 'a.txt', 'unreadable', write, (file) => {
    unlinkSync(file);
    symlinkSync('/etc/passwd', file);
  }),
];
