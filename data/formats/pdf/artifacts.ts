/** A token of a content stream: a string, a dictionary bracket, a name, an operator, a number or an array bracket. */
const TOKEN =
  /\((?:\\[\s\S]|[^\\)])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]*|[A-Za-z'"]+\d?\*?|[-+.\d]+|[[\]]/g;

/** Operators that show text, build paths, paint paths, and place images or shadings (ISO 32000-1, Annex A). */
const TEXT_OPERATORS: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);
const PATH_OPERATORS: ReadonlySet<string> = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
const PAINT_OPERATORS: ReadonlySet<string> = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const PLACE_OPERATORS: ReadonlySet<string> = new Set(['Do', 'sh']);

interface StreamRange {
  readonly from: number;
  readonly to: number;
}

/** The parts of a content stream outside all marked content: text by its block or operator, and painted paths. */
function unmarked(drawing: string): readonly StreamRange[] {
  const stretches: StreamRange[] = [];
  let depth = 0;
  let operands: number | null = null;
  let path: number | null = null;
  let block: {
    readonly from: number;
    readonly depth: number;
    isMarked: boolean;
    readonly shownStretches: StreamRange[];
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
    } else if (TEXT_OPERATORS.has(token)) {
      if (depth === 0) block?.shownStretches.push(stretch);
    } else if (PATH_OPERATORS.has(token)) path ??= stretch.from;
    else if (PAINT_OPERATORS.has(token)) {
      if (depth === 0) stretches.push({ from: path ?? stretch.from, to: stretch.to });
      path = null;
    } else if (token === 'n') path = null;
    else if (PLACE_OPERATORS.has(token) && depth === 0) stretches.push(stretch);
  }
  return stretches;
}

/**
 * Marks everything in a content stream outside the structure as an artifact: running footers, rules and backgrounds.
 * Chromium leaves them unmarked, and a screen reader may then read them out between any two words (ISO 14289-1, 7.1).
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
