// Reader of Word documents: Mammoth turns them into simple HTML; the archive is measured before it is unpacked.
import mammoth from 'mammoth';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { composeText } from '../compose-text.js';
import { Refusal } from '../file-report.js';
import type { DocumentReader } from '../reader.js';
import { isEncryptedOffice } from '../sniff-type.js';
import { fragmentBlocks } from './html.js';

const MIB = 1024 * 1024;
/** Unpacked size of all parts; a book without pictures has some 5 MiB. */
const MOST_UNPACKED = 200 * MIB;
const MOST_PARTS = 5000;
/** The text itself, as XML. */
const MOST_XML = 40 * MIB;
/** Tags in all parts; a book of five hundred pages has some 400,000, and a million take half a gigabyte. */
const MOST_TAGS = 1_000_000;

export const docxReader: DocumentReader = {
  read: async (bytes) => {
    const buffer = Buffer.from(bytes);
    if (isEncryptedOffice(buffer)) throw new Refusal('encrypted');
    await measureArchive(buffer);
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
      },
    );
    const { text, drafts, warnings } = composeText(fragmentBlocks(value));
    return { text, drafts, stated: {}, found: {}, warnings };
  },
};

/** Reads every XML part once, so that a size which the archive only pretends is found out before Mammoth trusts it. */
async function measureArchive(buffer: Buffer): Promise<void> {
  const zip = await openArchive(buffer);
  let whole = 0;
  let parts = 0;
  let tags = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error) => reject(new Refusal('malformed', undefined, error)));
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      whole += entry.uncompressedSize;
      parts++;
      const xml = /\.(?:xml|rels)$/i.test(entry.fileName);
      if (whole > MOST_UNPACKED || parts > MOST_PARTS || (xml && entry.uncompressedSize > MOST_XML)) {
        return reject(new Refusal('too-complex'));
      }
      if (entry.isEncrypted()) return reject(new Refusal('encrypted'));
      if (!xml) return zip.readEntry();
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) return reject(new Refusal('malformed', undefined, error));
        stream.on('error', (fault) => reject(new Refusal('malformed', undefined, fault)));
        stream.on('end', () => zip.readEntry());
        stream.on('data', (chunk: Buffer) => {
          for (let at = chunk.indexOf('<'); at >= 0; at = chunk.indexOf('<', at + 1)) tags++;
          if (tags <= MOST_TAGS) return;
          stream.destroy();
          reject(new Refusal('too-complex'));
        });
      });
    });
    zip.readEntry();
  }).finally(() => zip.close());
}

function openArchive(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error !== null) reject(new Refusal('malformed', undefined, error));
      else resolve(zip);
    });
  });
}
