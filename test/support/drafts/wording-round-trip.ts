import fc from 'fast-check';
import { expect } from 'vitest';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { WORDING_STYLES } from '../../../core/amend/edits/wording-style.ts';
import { writeClause } from '../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../core/amend/instructions/write/clause-text.ts';
import { writeInstructions } from '../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../core/amend/instructions/write/prove.ts';
import { readsSame } from '../../../core/amend/instructions/write/reading.ts';
import { asAmendedOf, type Drafted, redline } from '../../../core/amend/redline/redline.ts';

interface Tally {
  drafts: number;
  instructions: number;
  spacesOnly: number;
  inexpressible: number;
  readonly reasons: Map<string, number>;
}
const newTally = (): Tally => ({
  drafts: 0,
  instructions: 0,
  spacesOnly: 0,
  inexpressible: 0,
  reasons: new Map(),
});

/** Writes a selection, reads the clause, carries it out, and says what is wrong; null when nothing is. */
function fault(root: Provision, title: string, amendments: readonly Drafted[], tally: Tally): string | null {
  const { chosen } = chooseCompatible(root, amendments);
  if (chosen.length === 0) return null;
  const style = WORDING_STYLES[tally.drafts++ % WORDING_STYLES.length] ?? 'uk';
  const { instructions, inexpressible } = writeInstructions(root, chosen, { title });
  tally.instructions += instructions.length;
  const left = inexpressible.filter(({ spacesOnly }) => !spacesOnly);
  if (left.length < inexpressible.length) tally.spacesOnly++;
  // What the writer finds of itself to be wrong is a fault of its own, and no draft that can't be said.
  const own = left.find(({ reason }) => reason.startsWith('The instructions together'));
  if (own) return own.reason;
  if (left.length > 0) {
    tally.inexpressible++;
    for (const { reason } of left) {
      const kind = reason.replace(/“[^”]*”/g, '“…”');
      tally.reasons.set(kind, (tally.reasons.get(kind) ?? 0) + 1);
    }
    return null;
  }
  if (instructions.length === 0) {
    const isSame = readsSame(root, asAmendedOf(redline(root, chosen)));
    return isSame ? null : 'nothing is written, and nothing listed';
  }
  const clause = writeClause(instructions, style, { actTitle: title });
  const faults = faultsOf(root, chosen, clause, title);
  return faults.length === 0 ? null : `${JSON.stringify(faults)} of\n${clauseText(clause)}`;
}

function report(
  what: string,
  { drafts: count, instructions, spacesOnly, inexpressible, reasons }: Tally,
): void {
  const listed = [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, times]) => `  ${times} × ${reason}`);
  const share = ((100 * inexpressible) / count).toFixed(2);
  console.log(
    [
      `${what}: ${count} drafts, ${instructions} instructions, ${inexpressible} (${share} %) not expressible, ` +
        `${spacesOnly} with changes of spaces only`,
      ...listed,
    ].join('\n'),
  );
}

function hold(
  act: Pick<Instrument, 'root' | 'title'>,
  arbitrary: fc.Arbitrary<readonly Drafted[]>,
  numRuns: number,
): Tally {
  const tally = newTally();
  fc.assert(
    fc.property(arbitrary, (amendments) => {
      expect(fault(act.root, act.title, amendments, tally)).toBeNull();
    }),
    { numRuns },
  );
  return tally;
}

/** Writes drafts of an Act, reads the clauses and carries them out; all but a few can be said, and none is said wrong. */
export function expectRoundTrip(
  what: string,
  act: Pick<Instrument, 'root' | 'title'>,
  arbitrary: fc.Arbitrary<readonly Drafted[]>,
  numRuns: number,
): void {
  const tally = hold(act, arbitrary, numRuns);
  report(what, tally);
  // One in a hundred; of a few drafts, two may be such.
  expect(tally.inexpressible).toBeLessThan(Math.max(3, tally.drafts / 100));
}

/** The same of drafts that no drafter would make: what can’t be said of them is listed. */
export function expectListed(
  what: string,
  act: Pick<Instrument, 'root' | 'title'>,
  arbitrary: fc.Arbitrary<readonly Drafted[]>,
  numRuns: number,
): void {
  const tally = hold(act, arbitrary, numRuns);
  report(what, tally);
  expect(tally.inexpressible).toBeGreaterThan(0);
}
