/** Thrown for JSON over a limit. */
export class LimitExceeded extends RangeError {}

/**
 * The limits of a file: its arrays and objects, and values of any kind. Some values take one byte in the file and sixty
 * in memory.
 */
export interface JsonLimits {
  readonly holders: number;
  readonly values: number;
}

/** The bytes that are parsed in one step, approximately; and the most, for a value that can't be divided. */
const CHUNK_BYTES = 1_000_000;
const MAX_PIECE_BYTES = 32_000_000;
/** The depth to which long values are divided. */
const MAX_LEVELS = 8;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

const failSyntax = (message: string): never => {
  throw new SyntaxError(message);
};
const isSpace = (byte = 0): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * The offset after the string that begins at `from`.
 * @throws SyntaxError if the string doesn't end
 */
function afterText(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let escapes = 0;
    while (bytes[at - 1 - escapes] === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
  return failSyntax('a text does not end');
}

/**
 * The offset of the comma or bracket that ends the value at `from`, inside an array or object.
 * @throws SyntaxError if the value doesn't end
 */
function endFrom(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = afterText(bytes, at);
      continue;
    }
    if (byte === LIST || byte === OBJECT) depth += 1;
    else if (depth === 0 && (byte === COMMA || byte === LIST_END || byte === OBJECT_END)) return at;
    else if (byte === LIST_END || byte === OBJECT_END) depth -= 1;
    at += 1;
  }
  return failSyntax('it does not end');
}

/**
 * Counts holders and values before parsing.
 * @throws TooMuch if there are more than the limits allow
 */
function count(bytes: Buffer, limits: JsonLimits): void {
  let holders = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = afterText(bytes, at) - 1;
    else if (byte === LIST || byte === OBJECT) holders += 1;
    else if (byte === COMMA) values += 1;
  }
  if (holders > limits.holders || values > limits.values) throw new LimitExceeded('too many values');
}

class ChunkParser {
  readonly #bytes: Buffer;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  value(from: number, to: number, level: number): unknown {
    const bytes = this.#bytes;
    let [first, last] = [from, to - 1];
    while (first < last && isSpace(bytes[first])) first += 1;
    while (last > first && isSpace(bytes[last])) last -= 1;
    const opened = bytes[first];
    if (last - first < CHUNK_BYTES || level === MAX_LEVELS || (opened !== LIST && opened !== OBJECT))
      return JSON.parse(this.#text(first, last + 1));
    if (bytes[last] !== (opened === LIST ? LIST_END : OBJECT_END)) failSyntax('its brackets don’t match');
    return opened === LIST ? this.#list(first, last, level) : this.#object(first, last, level);
  }

  #text(from: number, to: number): string {
    if (to - from > MAX_PIECE_BYTES) throw new LimitExceeded('too long a value');
    return this.#decoder.decode(this.#bytes.subarray(from, to));
  }

  #list(first: number, last: number, level: number): unknown[] {
    const list: unknown[] = [];
    for (const { from, to, isLong } of this.#parts(first, last)) {
      if (isLong) list.push(this.value(from, to, level + 1));
      else for (const value of JSON.parse(`[${this.#text(from, to)}]`) as unknown[]) list.push(value);
    }
    return list;
  }

  #object(first: number, last: number, level: number): object {
    const object = {};
    // Defined as an own property, as `JSON.parse` does even for `__proto__`.
    const defineOwn = (key: string, value: unknown) =>
      Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
    for (const { from, to, isLong } of this.#parts(first, last)) {
      if (isLong) defineOwn(...this.#member(from, to, level));
      else
        for (const [key, value] of Object.entries(JSON.parse(`{${this.#text(from, to)}}`)))
          defineOwn(key, value);
    }
    return object;
  }

  #member(from: number, to: number, level: number): [key: string, value: unknown] {
    const bytes = this.#bytes;
    let start = from;
    while (start < to && isSpace(bytes[start])) start += 1;
    if (bytes[start] !== QUOTE) failSyntax('a value has no name');
    let at = afterText(bytes, start);
    const key = String(JSON.parse(this.#text(start, at)));
    while (at < to && isSpace(bytes[at])) at += 1;
    if (bytes[at] !== COLON) failSyntax('a name has no value');
    return [key, this.value(at + 1, to, level + 1)];
  }

  /**
   * Divides the content between two brackets: each long value separately, and short ones in groups of about
   * `CHUNK_BYTES`.
   */
  *#parts(first: number, last: number): Generator<Part> {
    const bytes = this.#bytes;
    let groupStart = first + 1;
    for (let at = groupStart; ; ) {
      const end = endFrom(bytes, at);
      const isLast = bytes[end] !== COMMA;
      if (isLast !== (end === last)) failSyntax('its brackets don’t match');
      let valueStart = at;
      while (valueStart < end && isSpace(bytes[valueStart])) valueStart += 1;
      if (valueStart === end && isLast && at === first + 1) return;
      // Without this, a missing value would be parsed as an empty array.
      if (valueStart === end) failSyntax('a value is missing');
      const isLong = end - at >= CHUNK_BYTES;
      if (isLong && groupStart < at) yield { from: groupStart, to: at - 1, isLong: false };
      if (isLong) yield { from: at, to: end, isLong };
      else if (isLast || end - groupStart >= CHUNK_BYTES) yield { from: groupStart, to: end, isLong };
      if (isLast) return;
      at = end + 1;
      if (isLong || end - groupStart >= CHUNK_BYTES) groupStart = at;
    }
  }
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly isLong: boolean;
}

/**
 * Parses JSON as `JSON.parse` does, without holding the file as one string. Such a string takes two bytes per
 * character as soon as it has one curly quotation mark.
 * @throws SyntaxError, TypeError for invalid UTF-8, TooMuch
 */
export function parseInPieces(input: Uint8Array, limits: JsonLimits): unknown {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  count(bytes, limits);
  return new ChunkParser(bytes).value(0, bytes.length, 0);
}
