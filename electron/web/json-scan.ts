import type { BodyLimit } from '../../core/contract.ts';

/** The greatest depth of nested lists and objects in any input. The deepest provision of an Act has about thirty. */
const MAX_DEPTH = 100;

/** Why JSON is not parsed: it is nested too deeply, or has too many tokens for its call. */
type Excess = 'deep' | 'many';

/** Scans JSON as it arrives, before parsing. */
export interface JsonScanner {
  /** Scans the next bytes. @returns the exceeded limit; null if more bytes may come */
  readonly scan: (bytes: Uint8Array) => Excess | null;
  /** The approximate number of values, keys and brackets so far. */
  readonly tokens: () => number;
}

/** The kinds of bytes that matter here. All others are 0: parts of strings, numbers and spaces. */
const [QUOTE, BACKSLASH, OPENING, CLOSING, SEPARATOR] = [1, 2, 3, 4, 5];
const BYTE_KINDS = new Uint8Array(256);
for (const [characters, kind] of [
  ['"', QUOTE],
  ['\\', BACKSLASH],
  ['[{', OPENING],
  [']}', CLOSING],
  [',:', SEPARATOR],
] as const)
  for (const character of characters) BYTE_KINDS[character.charCodeAt(0)] = kind;

/** Counts tokens and depth byte by byte, to bound the cost of parsing. 60 MB take a fifth of a second. */
export function createJsonScanner({ tokens: maxTokens }: Pick<BodyLimit, 'tokens'>): JsonScanner {
  let tokens = 1;
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  return {
    tokens: () => tokens,
    scan: (bytes) => {
      const { length } = bytes;
      let index = isEscaped && length > 0 ? 1 : 0;
      if (index > 0) isEscaped = false;
      for (; index < length; index++) {
        const kind = BYTE_KINDS[bytes[index] ?? 0];
        if (kind === 0) continue;
        if (kind === QUOTE) isInString = !isInString;
        else if (isInString) {
          if (kind !== BACKSLASH) continue;
          index += 1;
          isEscaped = index === length;
        } else if (kind === CLOSING) depth -= 1;
        else if (kind !== BACKSLASH) {
          tokens += 1;
          if (kind === OPENING) depth += 1;
          if (depth > MAX_DEPTH) return 'deep';
          if (tokens > maxTokens) return 'many';
        }
      }
      return null;
    },
  };
}
