// WOFF -> OpenType: the same tables, each inflated, behind a directory of their own.
import { inflateSync } from "node:zlib";

const HEADER = 12;
const ENTRY = 16;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;

/** The font in a WOFF file, as programs other than browsers read it. */
export function unpacked(woff) {
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => table(woff, WOFF_HEADER + WOFF_ENTRY * i));
  const parts = [header(woff, tables.length)];
  let offset = HEADER + ENTRY * tables.length;
  for (const { tag, checksum, content } of tables) {
    parts.push(Buffer.concat([tag, numbers(checksum, offset, content.length)]));
    offset += padded(content).length;
  }
  return Buffer.concat([...parts, ...tables.map(({ content }) => padded(content))]);
}

function table(woff, at) {
  const [offset, packed, length, checksum] = [4, 8, 12, 16].map((place) => woff.readUInt32BE(at + place));
  const raw = woff.subarray(offset, offset + packed);
  return { tag: woff.subarray(at, at + 4), checksum, content: packed < length ? inflateSync(raw) : raw };
}

/** The kind of font, and the number of tables with the powers of two that readers search by. */
function header(woff, count) {
  const power = Math.floor(Math.log2(count));
  const counts = Buffer.alloc(8);
  [count, ENTRY * 2 ** power, power, ENTRY * (count - 2 ** power)].forEach((n, i) => counts.writeUInt16BE(n, 2 * i));
  return Buffer.concat([woff.subarray(4, 8), counts]);
}

function numbers(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32BE(value, 4 * i));
  return bytes;
}

/** Tables begin at multiples of four bytes. */
function padded(content) {
  return Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
}
