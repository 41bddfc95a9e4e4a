/**
 * Encodes long texts piece by piece, because joining one of many megabytes first takes several times its size in
 * memory.
 */

/** The UTF-16 code units that are encoded in one step, approximately. */
const CHUNK_CODE_UNITS = 1 << 16;

const encoder = new TextEncoder();

/** Encodes a text that comes in pieces. No piece may end within a surrogate pair. */
export function* encodePieces(texts: Iterable<string>): Generator<Uint8Array> {
  let waiting = '';
  for (const text of texts) {
    waiting += text;
    if (waiting.length < CHUNK_CODE_UNITS) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  yield encoder.encode(waiting);
}

/** Encodes a text that comes in pieces into one buffer. */
export const encodeWhole = (texts: Iterable<string>): Uint8Array => Buffer.concat([...encodePieces(texts)]);

/**
 * Yields the text of `JSON.stringify(value, null, 2)` in pieces, for plain data.
 * @param levels how many levels of arrays and objects are divided into pieces
 */
export function* jsonPieces(value: unknown, levels: number, indent = ''): Generator<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
    return;
  }
  const isList = Array.isArray(value);
  const [opens, closes] = isList ? '[]' : '{}';
  let isFirst = true;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined && !isList) continue;
    yield `${isFirst ? opens : ','}\n${indent}  ${isList ? '' : `${JSON.stringify(name)}: `}`;
    yield* jsonPieces(member ?? null, levels - 1, `${indent}  `);
    isFirst = false;
  }
  yield isFirst ? `${opens}${closes}` : `\n${indent}${closes}`;
}
