// The vector cache's file format: records of one size, each with a mark and a checksum of its own.
import { crc32 } from 'node:zlib';

/**
 * A record: 4 bytes mark, 4 bytes dimensions, 32 bytes SHA-256 of the text, little-endian 32-bit floats, and
 * 4 bytes CRC-32 of all that. There is no header, so any order of whole appends gives a sound file.
 */
const MARK = Buffer.from('VBV1', 'latin1');
const KEY_AT = 8;
const VECTOR_AT = KEY_AT + 32;

/** Bytes of the records, in the map's order; keys are 64 hex digits. */
export function encodeRecords(vectors: ReadonlyMap<string, Float32Array>, dimensions: number): Buffer {
  const size = recordSize(dimensions);
  const bytes = Buffer.alloc(size * vectors.size);
  let at = 0;
  for (const [key, vector] of vectors) {
    MARK.copy(bytes, at);
    bytes.writeUInt32LE(dimensions, at + 4);
    bytes.write(key, at + KEY_AT, 'hex');
    for (const [i, value] of vector.entries()) bytes.writeFloatLE(value, at + VECTOR_AT + i * 4);
    bytes.writeUInt32LE(crc32(bytes.subarray(at, at + size - 4)), at + size - 4);
    at += size;
  }
  return bytes;
}

/** All sound records; after a damaged one (a torn write, say) reading goes on at the next mark. */
export function readRecords(bytes: Buffer, dimensions: number): Map<string, Float32Array> {
  const size = recordSize(dimensions);
  const vectors = new Map<string, Float32Array>();
  let at = bytes.indexOf(MARK);
  while (at !== -1 && at + size <= bytes.length) {
    const sound =
      bytes.readUInt32LE(at + 4) === dimensions &&
      bytes.readUInt32LE(at + size - 4) === crc32(bytes.subarray(at, at + size - 4));
    if (sound) {
      const vector = new Float32Array(dimensions);
      for (let i = 0; i < dimensions; i += 1) vector[i] = bytes.readFloatLE(at + VECTOR_AT + i * 4);
      vectors.set(bytes.toString('hex', at + KEY_AT, at + VECTOR_AT), vector);
    }
    at = bytes.indexOf(MARK, at + (sound ? size : 1));
  }
  return vectors;
}

function recordSize(dimensions: number): number {
  return VECTOR_AT + dimensions * 4 + 4;
}
