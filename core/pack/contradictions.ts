import { abridged } from '../base/english.ts';
import { groupBy } from '../base/group-by.ts';
import { type Claim, claimsOf, type Statement } from './claims.ts';
import type { PackModel } from './model.ts';

/** Pairs of statements that can't both be true of one recommendation or proposal. */
export const CONTRARY: readonly (readonly [Statement, Statement])[] = [
  ['accepted', 'not-taken-forward'],
  ['committed', 'not-taken-forward'],
  ['refused', 'taken-forward'],
  ['refused', 'no-change-needed'],
  ['taken-forward', 'not-taken-forward'],
  ['taken-forward', 'deferred'],
  ['implemented', 'not-taken-forward'],
  ['implemented', 'deferred'],
  ['implemented', 'no-change-needed'],
  ['supported', 'unsupported'],
  ['supported', 'nothing-said'],
  ['opposed', 'unopposed'],
  ['opposed', 'nothing-said'],
  ['changes', 'no-change'],
];

/** Two statements of a paper that can't both be true. */
interface Contradiction {
  readonly id: string;
  readonly words: string;
  /** The part of the second of them. */
  readonly part: string;
}

/** Length of a quoted sentence in UTF-16 units, enough to recognise it. */
const QUOTED = 160;
const quoted = ({ words, heading }: Claim): string => `“${abridged(words, QUOTED)}” (${heading})`;

const key = ({ says }: Claim): string => (typeof says === 'string' ? says : says.figure);

function contradictionOf(a: Claim, b: Claim): Contradiction {
  return {
    id: `${a.about}:${key(a)}:${key(b)}`,
    words: `${a.about}: ${quoted(a)} and ${quoted(b)} cannot both be true`,
    part: b.part,
  };
}

/** Every contradiction in a paper, once. */
export function contradictionsIn(
  model: Pick<PackModel, 'document' | 'recommendations'>,
): readonly Contradiction[] {
  return [...groupBy(claimsOf(model), ({ about }) => about).values()].flatMap((claims) => {
    const first = (says: Statement) => claims.find((claim) => claim.says === says);
    const contrary = CONTRARY.flatMap(([one, other]) => {
      const [a, b] = [first(one), first(other)];
      return a && b
        ? [claims.indexOf(a) < claims.indexOf(b) ? contradictionOf(a, b) : contradictionOf(b, a)]
        : [];
    });
    const [firstClaim, ...more] = claims.filter(({ says }) => typeof says !== 'string');
    const differing = more.filter((claim) => firstClaim && key(claim) !== key(firstClaim));
    const values = new Map(differing.map((claim) => [key(claim), claim]));
    return [
      ...contrary,
      ...[...values.values()].flatMap((claim) => (firstClaim ? [contradictionOf(firstClaim, claim)] : [])),
    ];
  });
}
