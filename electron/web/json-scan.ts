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

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Counts what parsing would have to make, and how deep it would go: it costs a hundredth of that. */
export function createJsonScan({ tokens: most }: Pick<BodyLimit, 'tokens'>): JsonScan {
  let tokens = 1;
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  return {
    tokens: () => tokens,
    take: (bytes) => {
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at];
        if (isEscaped) isEscaped = false;
        else if (byte === QUOTE) isInString = !isInString;
        else if (isInString) isEscaped = byte === BACKSLASH;
        else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
          tokens += 1;
          depth += 1;
          if (depth > DEEPEST) return 'deep';
        } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
        else if (byte === COMMA || byte === COLON) tokens += 1;
        if (tokens > most) return 'many';
      }
      return null;
    },
  };
}
