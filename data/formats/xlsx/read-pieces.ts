import { ok, type Result } from '../../../core/base/result.ts';
import type { XmlOptions } from '../xml/read.ts';
import type { XmlElement } from '../xml/tree.ts';

/** A reader of the repeated elements of a part: the rows of a sheet, or the shared strings. */
export interface PartReader<T> {
  readonly name: string;
  readonly layout: ReadonlySet<string>;
  /** Reads a piece in the plain form without a parser; null for any other form. */
  readonly plain: (text: string) => T | null;
  readonly parsed: (element: XmlElement) => T;
  /** Receives each piece. Returns false to stop. */
  readonly take: (parsedPiece: T) => boolean;
}

const MAIN =
  /\sxmlns="http:\/\/(?:schemas\.openxmlformats\.org\/spreadsheetml\/2006|purl\.oclc\.org\/ooxml\/spreadsheetml)\/main"/;

/** Whether the main spreadsheet namespace is the default, and the only default declared. */
const hasMainNamespace = (head: string): boolean => MAIN.test(head) && head.split('xmlns=').length === 2;

type Parse = (
  text: string,
  options: Pick<XmlOptions, 'layout' | 'pieceReader' | 'progress'>,
) => Result<XmlElement>;

/** Reads the whole part by the parser, but skips the first `takenCount` pieces, which were already taken. */
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

/** Reads one piece by the parser, inside a copy of the root's start tag with its declarations. */
function parseOne<T>(text: string, parse: Parse, reader: PartReader<T>): T | null {
  const values: T[] = [];
  const read = parseAll(text, parse, { ...reader, take: (value) => values.push(value) > 0 }, 0);
  return read.ok && values.length === 1 ? (values[0] ?? null) : null;
}

/**
 * Reads the pieces of a part one by one, with the result of an XML parser. Pieces in the plain form skip the parser;
 * the rest of the part doesn't, and a part with anything unusual is parsed as a whole. So refusals always come from the
 * parser. Returns `stopped` if `take` returned false.
 */
export function readPieces<T>(
  text: string,
  parse: Parse,
  reader: PartReader<T>,
): Result<'ended' | 'stopped'> {
  const { name, plain, take } = reader;
  const first = text.search(new RegExp(`<${name}[\\s/>]`));
  const head = text.slice(0, Math.max(0, first));
  const root = hasMainNamespace(head) ? /<(\w+)(?:\s[^<>]*)?>/.exec(head) : null;
  // Comments, CDATA and processing instructions may contain anything, even tags.
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
  // Parsed again as a whole, so that the refusal gives the right line.
  return remainder.ok ? remainder : parseAll(text, parse, reader, takenCount);
}
