import { diffWordsWithSpace } from 'diff';
import { it } from 'vitest';
import { clashesOf } from '../../core/amend/edits/clash.ts';
import { linesOf, plainLines } from '../../core/amend/redline/lines.ts';
import { redline } from '../../core/amend/redline/redline.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { must } from '../support/reviews/review.ts';
import { scattered, spread, timed } from './support.ts';

it('computes the redline of the whole Act, against a diff of the whole text', () => {
  const { root } = must(loadAct('ukpga/1997/40', 'current'));
  const rows = [0, 200, 500].map((count) => {
    const drafts = scattered(root, count);
    const lines = linesOf(redline(root, drafts));
    const texts = (['original', 'as-amended'] as const).map((reading) =>
      plainLines(lines, reading).join('\n'),
    );
    const ours = spread(timed(20, () => linesOf(redline(root, drafts))));
    const peer = spread(timed(5, () => diffWordsWithSpace(texts[0] ?? '', texts[1] ?? '')));
    return {
      amendments: count,
      'redline p50 ms': ours.p50,
      'jsdiff p50 ms': peer.p50,
      'times as fast': Math.round(peer.p50 / Math.max(ours.p50, 0.1)),
      'alternatives found p50 ms': spread(timed(20, () => clashesOf(root, drafts))).p50,
    };
  });
  console.table(rows);
});
