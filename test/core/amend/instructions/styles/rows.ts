import type { Provision } from '../../../../../core/act/tree.ts';
import { LINES } from '../../../../support/acts/harbours-act.ts';

/** One line of an Act, and the lines that are to stand in its place. */
export interface LineChange {
  readonly line: string;
  readonly now: readonly string[];
}

/** What is to become of amending words, worked out by hand from the words. */
export interface StyleRow {
  readonly wording: string;
  /** Where the words come from, where they are not made up. */
  readonly from?: string;
  /** The Act that they are applied to, where it isn't the Harbours Act. */
  readonly act?: { readonly title: string; readonly root: () => Provision };
  /** How the Act's lines change; what is not named stays as it is. */
  readonly changes: readonly LineChange[];
  /** Why each instruction that is rightly not made is not. */
  readonly refused: readonly RegExp[];
  /** How many instructions the text has by now. */
  readonly made: number;
  /** How many sentences name the Act or a place in it, and amend nothing. */
  readonly none: number;
  /** What of the result is a slip of the words themselves. */
  readonly slips: readonly RegExp[];
}

type Line = keyof typeof LINES;
const isName = (line: string): line is Line => line in LINES;
const lineOf = (line: string): string => (isName(line) ? LINES[line] : line);

/** A line of the Act, by its name or its words, with words of it replaced. */
export function turn(
  line: Line | (string & {}),
  ...pairs: readonly (readonly [from: string, to: string])[]
): readonly LineChange[] {
  const now = pairs.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new RangeError(`“${from}” does not stand once in “${text}”`);
    return text.replace(from, () => to);
  }, lineOf(line));
  return [{ line: lineOf(line), now: [now] }];
}

/** Other lines in the place of one. */
export const into = (line: Line | (string & {}), ...now: readonly string[]): readonly LineChange[] => [
  { line: lineOf(line), now },
];
export const go = (...lines: readonly (Line | (string & {}))[]): readonly LineChange[] =>
  lines.map((line) => ({ line: lineOf(line), now: [] }));
export const after = (line: Line | (string & {}), ...now: readonly string[]): readonly LineChange[] =>
  into(line, lineOf(line), ...now);
export const before = (line: Line | (string & {}), ...now: readonly string[]): readonly LineChange[] =>
  into(line, ...now, lineOf(line));

const NOTHING = { changes: [], refused: [], made: 0, none: 0, slips: [] } as const;

/** An instruction that is applied. */
export const done = (wording: string, ...changes: readonly (readonly LineChange[])[]): StyleRow => ({
  ...NOTHING,
  wording,
  changes: changes.flat(),
});

/** One that is applied, though its own words have a slip. */
export const slips = (
  wording: string,
  found: readonly RegExp[],
  ...changes: readonly (readonly LineChange[])[]
): StyleRow => ({ ...done(wording, ...changes), slips: found });

/** One that is rightly refused, and why. */
export const refused = (wording: string, ...reasons: readonly RegExp[]): StyleRow => ({
  ...NOTHING,
  wording,
  refused: reasons,
});

/** Sentences that amend nothing. */
export const none = (wording: string, count = 1): StyleRow => ({ ...NOTHING, wording, none: count });

/** One that the text has by now. */
export const made = (wording: string, count = 1): StyleRow => ({ ...NOTHING, wording, made: count });

/** The lines that an Act is to have. */
export function expectedLines(base: readonly string[], changes: readonly LineChange[]): readonly string[] {
  const now = new Map<string, readonly string[]>();
  for (const { line, now: lines } of changes) {
    if (base.filter((one) => one === line).length !== 1)
      throw new RangeError(`“${line}” is not a line of the Act, or is several`);
    if (now.has(line)) throw new RangeError(`“${line}” is given twice`);
    now.set(line, lines);
  }
  return base.flatMap((line) => now.get(line) ?? [line]);
}
