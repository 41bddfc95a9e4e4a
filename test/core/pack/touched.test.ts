import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { touchedNodes, touchedNodesFinder } from '../../../core/pack/paper/touched.ts';
import { sampleAct } from '../../support/acts/sample-act.ts';
import { drafts } from '../../support/drafts/drafts.ts';

it('what one amendment touches is found by itself as in the whole Act, in order and with every change in it', () => {
  let [alone, together] = [0, 0];
  fc.assert(
    fc.property(drafts(sampleAct), ({ amendments }) => {
      const { chosen } = chooseCompatible(sampleAct, amendments);
      const marked = redline(sampleAct, chosen);
      const within = touchedNodesFinder(sampleAct, chosen);
      for (const { id } of chosen) {
        const own = within(id);
        if (own === null) together += 1;
        else {
          alone += 1;
          expect(own).toEqual(touchedNodes(marked, id));
        }
      }
    }),
  );
  expect(alone).toBeGreaterThan(together / 10);
});
