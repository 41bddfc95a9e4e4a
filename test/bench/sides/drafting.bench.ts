import { it } from 'vitest';
import { contextOf } from '../../../core/amend/checks/context.ts';
import { findingsIn } from '../../../core/amend/checks/registry.ts';
import { checkEditedWording } from '../../../core/amend/instructions/write/edited.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { unprovedWording } from '../../../core/wording/own-wording.ts';
import { medianOf } from '../measure.ts';
import { record } from '../record.ts';
import { scattered } from '../support.ts';
import { CASES } from './inputs.ts';

const alone = { unit: 'ms', peer: null, theirs: null } as const;

/** What nobody else does is told by how it grows. */
it.each(CASES)('marks, checks and words $title', async ({ name, instrument, amendments }) => {
  const selected = scattered(instrument.root, amendments);
  const at = { input: name, amendments, ...alone } as const;
  const few = { runs: 3, budget: 2500 };
  const lines = await medianOf(() => linesOf(redline(instrument.root, selected)));
  record({ ...at, topic: 'checks', what: 'the redline in printed lines', ours: lines });
  let fresh = instrument;
  const checks = await medianOf(
    () => findingsIn(contextOf({ instrument: fresh, selected, otherAmendments: [] })),
    {
      ...few,
      // Of a text that nothing is known of yet, as when a review is opened: then only what changed is looked at again.
      before: () => {
        fresh = { ...instrument, root: structuredClone(instrument.root) };
      },
    },
  );
  record({ ...at, topic: 'checks', what: 'all checks of a draft, for the first time', ours: checks });
  if (amendments === 0) return;
  const one = selected.slice(0, 1);
  const options = { style: 'uk' } as const;
  const single = await medianOf(() => unprovedWording(instrument, one, options));
  record({ ...at, topic: 'wording', what: 'the clause of one amendment', ours: single });
  const all = await medianOf(() => unprovedWording(instrument, selected, options), few);
  record({ ...at, topic: 'wording', what: 'one clause of all of them', ours: all });
  const { text } = unprovedWording(instrument, selected, options);
  const proof = await medianOf(
    () => checkEditedWording(instrument.root, selected, text, instrument.title),
    few,
  );
  record({ ...at, topic: 'wording', what: 'that clause read back, and carried out', ours: proof });
});
