// A progress bar on the error stream, so that the answer alone stands on the output.
import { Presets, SingleBar } from 'cli-progress';
import type { IndexProgress } from '../app-types.js';
import type { Locale } from '../domain.js';
import { cliTexts } from '../i18n/cli.js';

export interface ProgressView {
  show(progress: IndexProgress): void;
  showDownload(file: string, done: number, total: number): void;
  end(): void;
}

/** A bar where the error stream is a terminal, one line a phase elsewhere. */
export function createProgressView(
  locale: Locale,
  stream: NodeJS.WriteStream = process.stderr,
): ProgressView {
  const texts = cliTexts[locale];
  let shown = '';
  let bar: SingleBar | undefined;
  const draw = (label: string, done: number, total: number): void => {
    if (!stream.isTTY) {
      if (label !== shown) stream.write(`${label} …\n`);
      shown = label;
      return;
    }
    if (label !== shown) {
      bar?.stop();
      const format = `{label} {bar} {percentage} % ({value}/{total})`;
      bar = new SingleBar(
        { stream, format, hideCursor: true, clearOnComplete: false },
        Presets.shades_classic,
      );
      bar.start(Math.max(1, total), done, { label: label.padEnd(26) });
      shown = label;
    }
    bar?.setTotal(Math.max(1, total));
    bar?.update(done);
  };
  return {
    show: ({ phase, done, total }) => draw(texts.phases[phase], done, total),
    showDownload: (file, done, total) => draw(texts.downloading(file), done, total),
    end() {
      bar?.stop();
      bar = undefined;
      shown = '';
    },
  };
}
