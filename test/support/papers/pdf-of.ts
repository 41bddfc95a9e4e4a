import { deflateSync } from 'node:zlib';
import { strToU8 } from 'fflate';

const objects = (list: readonly (string | readonly [string, Uint8Array])[]): Uint8Array => {
  const parts: Uint8Array[] = [strToU8('%PDF-1.7\n')];
  const at: number[] = [];
  let size = parts[0]?.length ?? 0;
  const put = (piece: Uint8Array) => {
    parts.push(piece);
    size += piece.length;
  };
  for (const [index, one] of list.entries()) {
    at.push(size);
    const [dictionary, stream] = typeof one === 'string' ? [one, null] : one;
    put(strToU8(`${index + 1} 0 obj\n${dictionary}\n`));
    if (stream) put(Buffer.concat([strToU8('stream\n'), stream, strToU8('\nendstream\n')]));
    put(strToU8('endobj\n'));
  }
  const table = at.map((from) => `${String(from).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${at.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${at.length + 1}/Root 1 0 R>>\nstartxref\n${size}\n%%EOF`;
  return Buffer.concat([...parts, strToU8(end)]);
};
/** A stream of a PDF, packed. */
export const packed = (bytes: Uint8Array): readonly [string, Uint8Array] => {
  const packed = deflateSync(bytes);
  return [`<</Length ${packed.length}/Filter/FlateDecode>>`, packed];
};
/** A PDF of one page, as it stands in the file, and what else is in it. */
export const pdfOf = (
  page: string,
  ...more: readonly (string | readonly [string, Uint8Array])[]
): Uint8Array =>
  objects(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page, ...more]);
