import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import type { Provision } from '../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../core/amend/clash.ts';
import { wording } from '../../../../core/amend/instructions/write/clause.ts';
import { instructionsFor } from '../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../core/amend/instructions/write/prove.ts';
import { readsSame } from '../../../../core/amend/instructions/write/reading.ts';
import { WORDING_STYLES } from '../../../../core/amend/instructions/write/style.ts';
import { clauseText } from '../../../../core/amend/instructions/write/text.ts';
import { asAmendedOf, type Drafted, redline } from '../../../../core/amend/redline.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { actAt } from '../../../support/act.ts';
import { amount } from '../../../support/amount.ts';
import { drafts } from '../../../support/drafts.ts';
import { likelyDrafts } from '../../../support/likely-drafts.ts';
import { referencePath } from '../../../support/reference.ts';

/** How many drafts of both Acts are written, read and carried out. */
const RUNS = amount(1500, 10_000);
/** The larger Act takes ten times as long; it gets one draft in so many. */
const LARGE = amount(12, 5);

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
  const { instructions, inexpressible } = instructionsFor(root, chosen, { title });
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
  const clause = wording(instructions, style, { actTitle: title });
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

/** One in a hundred; of a few drafts, two may be such. */
const mostInexpressible = ({ drafts: count }: Tally) => Math.max(3, count / 100);

const runs = Math.ceil((RUNS * (LARGE - 1)) / LARGE);

it(`makes the text as amended of the wording of ${runs} likely drafts of the 1997 Act`, () => {
  const tally = hold(actAt('current'), likelyDrafts(actAt('current').root), runs);
  report('1997 Act, likely drafts', tally);
  expect(tally.inexpressible).toBeLessThan(mostInexpressible(tally));
}, 900_000);

it(`makes the text as amended of the wording of ${RUNS - runs} likely drafts of the Employment Rights Act`, () => {
  const path = referencePath('akn', 'employment-rights-act-1996', 'act.xml');
  if (path === null) return;
  const read = readAkn(readFileSync(path));
  if (!read.ok) throw new Error(read.error.message);
  const { instrument } = read.value;
  const tally = hold(instrument, likelyDrafts(instrument.root), RUNS - runs);
  report('Employment Rights Act 1996, likely drafts', tally);
  expect(tally.inexpressible).toBeLessThan(mostInexpressible(tally));
}, 900_000);

it('never makes another text of any draft, however odd: what it can’t say, it lists', () => {
  const act = actAt('current');
  const tally = hold(
    act,
    drafts(act.root, 8).map(({ amendments }) => amendments),
    Math.ceil(RUNS / 4),
  );
  report('1997 Act, any drafts', tally);
  expect(tally.inexpressible).toBeGreaterThan(0);
}, 900_000);
