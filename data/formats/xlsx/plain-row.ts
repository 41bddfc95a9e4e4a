/**
 * Reads rows and shared strings without an XML parser, if they have the form that nearly every program writes. A sheet
 * of a hundred thousand rows takes a third of the time. Any other form gives null, and the caller uses the parser.
 */

/** A cell as written: the letters of its column ('' if absent), its style, type and stored text. */
export interface PlainCell {
  readonly letters: string;
  readonly style: string;
  readonly type: string;
  readonly text: string;
  readonly formula: boolean;
}
export interface PlainRow {
  /** The row's own number; '' if absent. */
  readonly number: string;
  readonly cells: readonly PlainCell[];
}

const ROW = /<row((?: [\w:]+="[^"<>&]*")*)>/y;
const NUMBER = / r="(\d+)"/;
const CELL = /<c(?: r="([A-Z]{1,3})\d{1,7}")?(?: s="(\d{1,6})")?(?: t="(\w{1,9})")?(\/?)>/y;
const STORED_VALUE = /(<f(?: \w+="[^"<>&]*")*(?:\/>|>[^<]*<\/f>))?<v>([^<]*)<\/v><\/c>/y;
const INLINE = /<is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is><\/c>/y;
const CLOSED = '</c>';
const STRING = /^<si><t(?: xml:space="preserve")?>([^<]*)<\/t><\/si>$/;

const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const CHARACTER = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u;
/** Characters that XML can't contain. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}|\]\]>/u;

function resolveReference(name: string): string | null {
  const namedCharacter = NAMED_ENTITIES[name];
  if (namedCharacter !== undefined) return namedCharacter;
  const code = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name);
  const point = code ? Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16) : -1;
  if (point < 0 || point > 0x10ffff) return null;
  const character = String.fromCodePoint(point);
  return CHARACTER.test(character) ? character : null;
}

/** Text content with its references resolved. Null if XML doesn't allow it. */
function textOf(raw: string): string | null {
  if (FORBIDDEN.test(raw)) return null;
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!lines.includes('&')) return lines;
  let areAllKnown = true;
  const text = lines.replace(/&([^;&]{0,12});?/g, (matched, name: string) => {
    const character = matched.endsWith(';') ? resolveReference(name) : null;
    areAllKnown &&= character !== null;
    return character ?? '';
  });
  return areAllKnown ? text : null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The text of a shared string in the plain form; null for any other form. */
export function plainString(stringItem: string): string | null {
  const raw = STRING.exec(stringItem)?.[1];
  return raw === undefined ? null : textOf(raw);
}

/** A row in the plain form; null for any other form. */
export function plainRow(row: string): PlainRow | null {
  const begins = matchAt(ROW, row, 0);
  if (!begins) return null;
  const cells: PlainCell[] = [];
  let at = begins[0].length;
  while (!row.startsWith('</row>', at)) {
    const cell = matchAt(CELL, row, at);
    if (!cell) return null;
    at += cell[0].length;
    const [, letters = '', style = '0', type = 'n', empty] = cell;
    const closedLength = empty === '/' ? 0 : row.startsWith(CLOSED, at) ? CLOSED.length : -1;
    if (closedLength >= 0) {
      at += closedLength;
      cells.push({ letters, style, type, text: '', formula: false });
      continue;
    }
    const valueMatch = matchAt(type === 'inlineStr' ? INLINE : STORED_VALUE, row, at);
    if (!valueMatch) return null;
    at += valueMatch[0].length;
    const text = textOf(valueMatch[type === 'inlineStr' ? 1 : 2] ?? '');
    const formula = type !== 'inlineStr' && valueMatch[1] !== undefined;
    if (text === null || (formula && textOf(valueMatch[1]?.replace(/<[^>]*>/g, '') ?? '') === null))
      return null;
    cells.push({ letters, style, type, text, formula });
  }
  return at + '</row>'.length === row.length
    ? { number: NUMBER.exec(begins[1] ?? '')?.[1] ?? '', cells }
    : null;
}
