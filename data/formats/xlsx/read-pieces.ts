import { ok, type Result } from '../../../core/base/result.ts';
import type { XmlOptions } from '../xml/read.ts';
import type { XmlElement } from '../xml/tree.ts';

/** The pieces that most of a part of a workbook is: the rows of a sheet, or the shared strings. */
export interface PartReader<T> {
  readonly name: string;
  readonly layout: ReadonlySet<string>;
  /** A piece that is written in a plain form; null for any other. */
  readonly plain: (text: string) => T | null;
  readonly parsed: (element: XmlElement) => T;
  /** Returns false to stop. */
  readonly take: (parsedPiece: T) => boolean;
}

const MAIN =
  /\sxmlns="http:\/\/(?:schemas\.openxmlformats\.org\/spreadsheetml\/2006|purl\.oclc\.org\/ooxml\/spreadsheetml)\/main"/;

/** Whether the one namespace without a prefix that is declared is the one that the pieces must be in. */
const isOurs = (head: string): boolean => MAIN.test(head) && head.split('xmlns=').length === 2;

type Parse = (
  text: string,
  options: Pick<XmlOptions, 'layout' | 'pieceReader' | 'progress'>,
) => Result<XmlElement>;

/** By the parser, but for the first pieces, which were taken already. */
function parseAll<T>(
  text: string,
  parse: Parse,
  reader: PartReader<T>,
  takenCount: number,
): Result<'ended' | 'stopped'> {
  let seenCount = 0;
  let stopped = false;
  const read = parse(text, {
    layout: reader.layout,
    pieceReader: {
      is: (name) => name === reader.name,
      take: (part) => {
        seenCount += 1;
        if (seenCount > takenCount && !stopped) stopped = !reader.take(reader.parsed(part));
        return true;
      },
    },
    progress: () => !stopped,
  });
  if (stopped) return ok('stopped');
  return read.ok ? ok('ended') : read;
}

/** One piece, by the parser, in an element that declares what the whole does. */
function parseOne<T>(text: string, parse: Parse, reader: PartReader<T>): T | null {
  const values: T[] = [];
  const read = parseAll(text, parse, { ...reader, take: (value) => values.push(value) > 0 }, 0);
  return read.ok && values.length === 1 ? (values[0] ?? null) : null;
}

/**
 * Gives the pieces of a part one by one, as an XML parser finds them in it. Those in a plain form are read without one;
 * all else of the part goes through it, and so does the whole of one that has anything unusual about it: what is refused
 * is refused by the parser, in its words. Ends in `stopped` where `take` said so.
 */
export function readPieces<T>(
  text: string,
  parse: Parse,
  reader: PartReader<T>,
): Result<'ended' | 'stopped'> {
  const { name, plain, take } = reader;
  const first = text.search(new RegExp(`<${name}[\\s/>]`));
  const head = text.slice(0, Math.max(0, first));
  const root = isOurs(head) ? /<(\w+)(?:\s[^<>]*)?>/.exec(head) : null;
  // A comment, a stretch of CDATA or an instruction may hold anything, tags included.
  if (first < 0 || !root || text.includes('<!') || text.includes('<?', 2))
    return parseAll(text, parse, reader, 0);
  const close = `</${name}>`;
  let takenCount = 0;
  let at = first;
  for (;;) {
    while (text.charCodeAt(at) <= 0x20) at += 1;
    if (!text.startsWith(`<${name}`, at) || !/[\s/>]/.test(text.charAt(at + name.length + 1))) break;
    const opened = text.indexOf('>', at);
    const closed = text[opened - 1] === '/' ? opened + 1 : text.indexOf(close, opened) + close.length;
    if (opened < 0 || closed <= opened) return parseAll(text, parse, reader, takenCount);
    const rowText = text.slice(at, closed);
    const value = plain(rowText) ?? parseOne(`${root[0]}${rowText}</${root[1]}>`, parse, reader);
    if (value === null) return parseAll(text, parse, reader, takenCount);
    if (!take(value)) return ok('stopped');
    takenCount += 1;
    at = closed;
  }
  const remainder = parseAll(head + text.slice(at), parse, reader, 0);
  // Told of the whole, for the place.
  return remainder.ok ? remainder : parseAll(text, parse, reader, takenCount);
}
