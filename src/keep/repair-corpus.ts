// Finishes a move into the corpus that was cut short, where there is one.
import { finishApplying, isApplying } from './apply-staged.js';
import { whileCorpusLocked } from './while-corpus-locked.js';

/** Nothing is locked or written where nothing is to be mended. @throws VerbatimError `corpus/busy`, `corpus/write` */
export async function repairCorpus(corpusDirectory: string): Promise<void> {
  if (await isApplying(corpusDirectory))
    await whileCorpusLocked(corpusDirectory, () => finishApplying(corpusDirectory));
}
