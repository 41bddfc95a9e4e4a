/** Long texts on their way into a file, in pieces: one of many megabytes takes several times its size to be put together. */

/** UTF-16 units that are encoded at once, about. */
const AT_ONCE = 1 << 16;

const encoder = new TextEncoder();

/** The bytes of a text that comes in pieces, none of which parts a character. */
export function* encodePieces(texts: Iterable<string>): Generator<Uint8Array> {
  let waiting = '';
  for (const text of texts) {
    waiting += text;
    if (waiting.length < AT_ONCE) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  yield encoder.encode(waiting);
}

/** The same at once, for what takes a file whole. */
export const encodeWhole = (texts: Iterable<string>): Uint8Array => Buffer.concat([...encodePieces(texts)]);

/**
 * What `JSON.stringify(value, null, 2)` comes to, of plain data.
 * @param levels how many levels of arrays and objects are parted into pieces
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
