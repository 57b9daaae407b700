// Compiles src/embed/token-matches.wat to the .wasm beside it: `npm run build:wasm`.
import { readFile, writeFile } from 'node:fs/promises';
import wabt from 'wabt';

const source = new URL('../src/embed/token-matches.wat', import.meta.url);
const target = new URL('../src/embed/token-matches.wasm', import.meta.url);
const toolkit = await wabt();
const { buffer } = toolkit.parseWat('token-matches.wat', await readFile(source)).toBinary({});
await writeFile(target, buffer);
