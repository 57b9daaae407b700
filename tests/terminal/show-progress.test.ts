// Progress where the error stream is no terminal: one line a phase, in the operator's language.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgressView } from '../../src/terminal/show-progress.js';

describe('the progress view without a terminal', () => {
  it.each([
    ['en', 'Reading files …\nEmbedding passages …\nDownloading model.onnx …\n'],
    ['vi', 'Đang đọc tệp …\nĐang tính vectơ …\nĐang tải model.onnx …\n'],
  ] as const)('writes a line when a phase begins: %s', (locale, text) => {
    const stream = new PassThrough();
    const view = createProgressView(locale, stream as unknown as NodeJS.WriteStream);
    for (const done of [0, 1, 2]) view.show({ phase: 'reading', done, total: 2 });
    for (const done of [0, 9]) view.show({ phase: 'embedding', done, total: 9 });
    view.showDownload('model.onnx', 1, 2);
    view.end();
    expect(String(stream.read())).toBe(text);
  });
});
