/** What is larger or has more in it than a reader goes through. */
export class TooMuch extends RangeError {}

/** Arrays and objects in all, and values of any kind: some are a byte in a file and sixty in memory. */
export interface JsonLimits {
  readonly holders: number;
  readonly values: number;
}

/** Bytes that are made a text and parsed at once, about; and the most that are where they can't be parted. */
const CHUNK_BYTES = 1_000_000;
const LONGEST_PIECE = 32_000_000;
/** Levels at which what is long is parted. */
const LEVELS = 8;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

const wrong = (message: string): never => {
  throw new SyntaxError(message);
};
const isSpace = (byte = 0): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The place after a text that begins at a quotation mark. */
function afterText(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let escapes = 0;
    while (bytes[at - 1 - escapes] === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
  return wrong('a text does not end');
}

/** The place of the comma or the bracket that ends what begins at a place, inside an array or an object. */
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
  return wrong('it does not end');
}

/** @throws TooMuch */
function count(bytes: Buffer, limits: JsonLimits): void {
  let holders = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = afterText(bytes, at) - 1;
    else if (byte === LIST || byte === OBJECT) holders += 1;
    else if (byte === COMMA) values += 1;
  }
  if (holders > limits.holders || values > limits.values) throw new TooMuch('too many values');
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
    if (last - first < CHUNK_BYTES || level === LEVELS || (opened !== LIST && opened !== OBJECT))
      return JSON.parse(this.#text(first, last + 1));
    if (bytes[last] !== (opened === LIST ? LIST_END : OBJECT_END)) wrong('its brackets don’t match');
    return opened === LIST ? this.#list(first, last, level) : this.#object(first, last, level);
  }

  #text(from: number, to: number): string {
    if (to - from > LONGEST_PIECE) throw new TooMuch('too long a value');
    return this.#decoder.decode(this.#bytes.subarray(from, to));
  }

  #list(first: number, last: number, level: number): unknown[] {
    const list: unknown[] = [];
    for (const { from, to, long } of this.#parts(first, last)) {
      if (long) list.push(this.value(from, to, level + 1));
      else for (const value of JSON.parse(`[${this.#text(from, to)}]`) as unknown[]) list.push(value);
    }
    return list;
  }

  #object(first: number, last: number, level: number): object {
    const object = {};
    // As its own, whatever it is called: `__proto__`, too.
    const defineOwn = (key: string, value: unknown) =>
      Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
    for (const { from, to, long } of this.#parts(first, last)) {
      if (long) defineOwn(...this.#member(from, to, level));
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
    if (bytes[start] !== QUOTE) wrong('a value has no name');
    let at = afterText(bytes, start);
    const key = String(JSON.parse(this.#text(start, at)));
    while (at < to && isSpace(bytes[at])) at += 1;
    if (bytes[at] !== COLON) wrong('a name has no value');
    return [key, this.value(at + 1, to, level + 1)];
  }

  /** What stands between two brackets: each long value by itself, and the others as many together as make a piece. */
  *#parts(first: number, last: number): Generator<Part> {
    const bytes = this.#bytes;
    let since = first + 1;
    for (let at = since; ; ) {
      const end = endFrom(bytes, at);
      const isLast = bytes[end] !== COMMA;
      if (isLast !== (end === last)) wrong('its brackets don’t match');
      let begins = at;
      while (begins < end && isSpace(bytes[begins])) begins += 1;
      if (begins === end && isLast && at === first + 1) return;
      // As a piece of its own, nothing between two commas would be an array of nothing.
      if (begins === end) wrong('a value is missing');
      const long = end - at >= CHUNK_BYTES;
      if (long && since < at) yield { from: since, to: at - 1, long: false };
      if (long) yield { from: at, to: end, long };
      else if (isLast || end - since >= CHUNK_BYTES) yield { from: since, to: end, long };
      if (isLast) return;
      at = end + 1;
      if (long || end - since >= CHUNK_BYTES) since = at;
    }
  }
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly long: boolean;
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
