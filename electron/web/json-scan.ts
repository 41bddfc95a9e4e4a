import type { BodyLimit } from '../../core/contract.ts';

/** Lists and objects that stand in one another, in any input of the contract: an Act's deepest provision has some thirty. */
const DEEPEST = 100;

/** Why JSON is not read: it stands too deep, or has too many parts, for what it is sent for. */
type Excess = 'deep' | 'many';

/** Looks at JSON as it comes in, before any of it is parsed. */
export interface JsonScan {
  /** Looks at the next bytes. @returns why no more is to be taken; null where more may come */
  readonly take: (bytes: Uint8Array) => Excess | null;
  /** How many values, keys and brackets there were so far, about. */
  readonly tokens: () => number;
}

/** What a byte is to JSON: most are no more than part of a string, a number or the space between. */
const [QUOTE, BACKSLASH, OPENING, CLOSING, SEPARATOR] = [1, 2, 3, 4, 5];
const KINDS = new Uint8Array(256);
for (const [marks, kind] of [
  ['"', QUOTE],
  ['\\', BACKSLASH],
  ['[{', OPENING],
  [']}', CLOSING],
  [',:', SEPARATOR],
] as const)
  for (const mark of marks) KINDS[mark.charCodeAt(0)] = kind;

/** Counts what parsing would have to make, and how deep it would go, byte by byte: 60 MB take a fifth of a second. */
export function createJsonScan({ tokens: maxTokens }: Pick<BodyLimit, 'tokens'>): JsonScan {
  let tokens = 1;
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  return {
    tokens: () => tokens,
    take: (bytes) => {
      const { length } = bytes;
      let at = isEscaped && length > 0 ? 1 : 0;
      if (at > 0) isEscaped = false;
      for (; at < length; at++) {
        const kind = KINDS[bytes[at] ?? 0];
        if (kind === 0) continue;
        if (kind === QUOTE) isInString = !isInString;
        else if (isInString) {
          if (kind !== BACKSLASH) continue;
          at += 1;
          isEscaped = at === length;
        } else if (kind === CLOSING) depth -= 1;
        else if (kind !== BACKSLASH) {
          tokens += 1;
          if (kind === OPENING) depth += 1;
          if (depth > DEEPEST) return 'deep';
          if (tokens > maxTokens) return 'many';
        }
      }
      return null;
    },
  };
}
