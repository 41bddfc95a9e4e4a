const TOKEN =
  /\((?:\\[\s\S]|[^\\)])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]*|[A-Za-z'"]+\d?\*?|[-+.\d]+|[[\]]/g;

const SHOWS: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);
const PATH: ReadonlySet<string> = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
const PAINTS: ReadonlySet<string> = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const PLACES: ReadonlySet<string> = new Set(['Do', 'sh']);

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What of a page’s drawing is outside all that is marked: text by its block or by its piece, and what is painted. */
function unmarked(drawing: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let depth = 0;
  let operands: number | null = null;
  let path: number | null = null;
  let block: {
    readonly from: number;
    readonly depth: number;
    isMarked: boolean;
    readonly shownStretches: Stretch[];
  } | null = null;
  for (const { 0: token, index } of drawing.matchAll(TOKEN)) {
    if (!/^[A-Za-z'"]/.test(token)) {
      operands ??= index;
      continue;
    }
    const stretch = { from: operands ?? index, to: index + token.length };
    operands = null;
    if (token === 'BDC' || token === 'BMC') {
      depth += 1;
      if (block) block.isMarked = true;
    } else if (token === 'EMC') depth -= 1;
    else if (token === 'BT') block = { from: stretch.from, depth, isMarked: false, shownStretches: [] };
    else if (token === 'ET') {
      if (block && block.depth === 0 && block.shownStretches.length > 0)
        stretches.push(...(block.isMarked ? block.shownStretches : [{ from: block.from, to: stretch.to }]));
      block = null;
    } else if (SHOWS.has(token)) {
      if (depth === 0) block?.shownStretches.push(stretch);
    } else if (PATH.has(token)) path ??= stretch.from;
    else if (PAINTS.has(token)) {
      if (depth === 0) stretches.push({ from: path ?? stretch.from, to: stretch.to });
      path = null;
    } else if (token === 'n') path = null;
    else if (PLACES.has(token) && depth === 0) stretches.push(stretch);
  }
  return stretches;
}

/**
 * A page’s drawing with all that is not in the structure marked as none of it: running lines at the foot, rules, grounds.
 * Chromium leaves them unmarked, and a reader may then read them out between any two words (ISO 14289-1, 7.1).
 */
export function withArtifacts(drawing: string): string {
  let output = '';
  let at = 0;
  for (const { from, to } of unmarked(drawing)) {
    output += `${drawing.slice(at, from)}/Artifact BMC\n${drawing.slice(from, to)}\nEMC\n`;
    at = to;
  }
  return output + drawing.slice(at);
}
