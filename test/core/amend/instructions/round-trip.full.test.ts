import { join } from 'node:path';
import { it } from 'vitest';
import { actAt } from '../../../support/acts/act.ts';
import { instrumentIn } from '../../../support/acts/bill-pair.ts';
import { drafts } from '../../../support/drafts/drafts.ts';
import { likelyDrafts } from '../../../support/drafts/likely-drafts.ts';
import { expectListed, expectRoundTrip } from '../../../support/drafts/wording-round-trip.ts';
import { amount } from '../../../support/run/amount.ts';

/** How many drafts of all Acts are written, read and carried out. */
const RUNS = amount(600, 10_000);
const LONGEST = 900_000;

const madeUp = (name: string) =>
  instrumentIn(join(import.meta.dirname, '../../../fixtures/amending', name, 'act.xml'));

it(
  'makes the text as amended of the wording of likely drafts of the 1997 Act',
  () => {
    const act = actAt('current');
    expectRoundTrip('1997 Act, likely drafts', act, likelyDrafts(act.root), Math.ceil(RUNS / 2));
  },
  LONGEST,
);

it.each(['ferries', 'peat', 'lighthouse'])(
  'makes the text as amended of the wording of likely drafts of the Act of %s',
  (name) => {
    const act = madeUp(name);
    expectRoundTrip(`${act.title}, likely drafts`, act, likelyDrafts(act.root), Math.ceil(RUNS / 6));
  },
  LONGEST,
);

it(
  'never makes another text of any draft, however odd: what it can’t say, it lists',
  () => {
    const act = actAt('current');
    const odd = drafts(act.root, 8).map(({ amendments }) => amendments);
    expectListed('1997 Act, any drafts', act, odd, Math.ceil(RUNS / 4));
  },
  LONGEST,
);
