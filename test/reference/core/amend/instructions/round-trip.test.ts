import { join } from 'node:path';
import { it } from 'vitest';
import { instrumentIn } from '../../../../support/acts/bill-pair.ts';
import { likelyDrafts } from '../../../../support/drafts/likely-drafts.ts';
import { expectRoundTrip } from '../../../../support/drafts/wording-round-trip.ts';
import { amount } from '../../../../support/run/amount.ts';
import { referencePath } from '../../../support.ts';

it('makes the text as amended of the wording of likely drafts of a long Act', () => {
  const act = instrumentIn(join(referencePath('akn', 'employment-rights-act-1996'), 'act.xml'));
  expectRoundTrip(`${act.title}, likely drafts`, act, likelyDrafts(act.root), amount(125, 2000));
}, 900_000);
