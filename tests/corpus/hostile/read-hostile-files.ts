// Reads the folders of hostile files, in a process with little memory, and says of each what came out: one line of JSON.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { ingestTexts } from '../../../src/i18n/ingest.js';
import type { SourceDocument } from '../../../src/domain.js';
import { LOCALES } from '../../../src/domain.js';
import type { FileReport } from '../../../src/corpus/file-report.js';
import { openParser } from '../../../src/corpus/parse-apart.js';
import { readCorpus, type Corpus } from '../../../src/corpus/read-corpus.js';
import { typeOfName } from '../../../src/corpus/sniff-type.js';
import { corpusOf, HOSTILE_FILES } from './make-hostile-files.js';
import { MIB } from './recipe.js';

export interface Finding {
  readonly number: number;
  readonly reports: readonly FileReport[];
  /** What is wrong with documents and sentences. */
  readonly faults: readonly string[];
  readonly tookMs: number;
  /** Largest resident memory so far: of this process, and of any that it has started. */
  readonly peakMiB: number;
  readonly childPeakMiB: number;
}

const [folder = '', only] = process.argv.slice(2);
/** What goes on for ever is read with less patience than elsewhere. */
const impatient = openParser({ timeoutMs: 1500, mostBytes: 1024 * MIB });
let childPeakMiB = 0;
const watch = setInterval(() => (childPeakMiB = Math.max(childPeakMiB, ...childPeaks())), 20);

for (const [number, { meanwhile, file, kind, outcome }] of HOSTILE_FILES.entries()) {
  if (only !== undefined && !kind.includes(only)) continue;
  const started = performance.now();
  const corpus = corpusOf(folder, number);
  const { documents, reports } = await (outcome === 'timeout'
    ? readEndless(corpus, file)
    : readCorpus(corpus, {
        onFile: (_done, _total, at) => at === file && meanwhile?.(`${corpus}/${file}`),
      }));
  const finding: Finding = {
    number,
    reports,
    faults: [...documents.flatMap(faultsOf), ...reports.flatMap(sentenceFaults), ...globalFaults()],
    tookMs: Math.round(performance.now() - started),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    childPeakMiB,
  };
  console.log(JSON.stringify(finding));
}
clearInterval(watch);
impatient.close();

/** The hostile file with the impatient parser, then the good one as always. */
async function readEndless(corpus: string, file: string): Promise<Pick<Corpus, 'documents' | 'reports'>> {
  const type = typeOfName(file) ?? '.txt';
  const endless = await impatient.parse({ file, type, bytes: readFileSync(`${corpus}/${file}`), known: {} });
  rmSync(`${corpus}/${file}`);
  const { documents, reports } = await readCorpus(corpus);
  return { documents, reports: [endless.report, ...reports] };
}

function faultsOf({ card, text, blocks }: SourceDocument): string[] {
  const faults: string[] = [];
  const shown = [card.title, card.publisher ?? '', card.file].join('\n');
  if (text !== text.normalize('NFC')) faults.push('not NFC');
  if (!text.isWellFormed() || !shown.isWellFormed()) faults.push('half a surrogate');
  if (/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(text + shown)) faults.push('control characters');
  if (card.url !== undefined && !/^https?:/.test(card.url)) faults.push('address');
  let end = 0;
  for (const { span } of blocks) {
    if (span.start < end || span.end <= span.start || span.end > text.length)
      faults.push('block out of range');
    end = span.end;
  }
  return faults;
}

function sentenceFaults(report: FileReport): string[] {
  const sentences = LOCALES.flatMap((locale) => [
    ...(report.reason === undefined
      ? []
      : [ingestTexts[locale].refusals[report.reason](report.file, report.detail)]),
    ...report.warnings.map(({ code, detail }) => ingestTexts[locale].warnings[code](report.file, detail)),
  ]);
  return sentences.filter((text) => !text.includes(report.file) || /undefined|NaN|\p{Cc}/u.test(text));
}

function globalFaults(): string[] {
  const spoilt = ['hacked', 'polluted'].filter((key) => key in globalThis || key in {});
  return spoilt.map((key) => `${key} is set`);
}

/** Largest resident memory of each living child, in MiB; where there is no `/proc`, none. */
function childPeaks(): number[] {
  try {
    const threads = readdirSync('/proc/self/task').map((thread) => `/proc/self/task/${thread}/children`);
    const children = threads.flatMap((file) => readFileSync(file, 'utf8').split(' ').filter(Boolean));
    return children.map((id) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    });
  } catch {
    return [];
  }
}
