import { diffWordsWithSpace } from 'diff';
import { it } from 'vitest';
import { type Provision, walk } from '../../core/act/tree.ts';
import { plainText } from '../../core/amend/redline/lines.ts';
import { comparisonAccount } from '../../core/compare/account.ts';
import { compare } from '../../core/compare/compare.ts';
import { LARGE_ACT, largeInstrument } from './large.ts';
import { another, spread, timed } from './support.ts';

it(`compares two texts of the ${LARGE_ACT.title}, against a diff of the whole text`, () => {
  const { root } = largeInstrument();
  const rows = [50, 200, 500].flatMap((words) => {
    // Nothing is shared with the first text: as if both had just been read from files.
    const other = structuredClone(another(root, words));
    const [before, after] = [plainText(root), plainText(other)];
    const peer = spread(timed(3, () => diffWordsWithSpace(before, after)));
    const text = (of: Provision) => ({
      title: '',
      description: '',
      licence: '',
      remarks: [],
      lineage: '',
      root: of,
    });
    return (['pid', 'none'] as const).map((identity) => {
      const ours = spread(timed(10, () => compare(root, other, { identity })));
      const { differences } = compare(root, other, { identity });
      return {
        'words changed': words,
        identity,
        provisions: [...walk(root)].length,
        differences: differences.length,
        moves: differences.filter(({ kind }) => kind === 'provision-moved').length,
        'compare p50 ms': ours.p50,
        'all in words, and lines, p50 ms': spread(timed(3, () => comparisonAccount(text(root), text(other))))
          .p50,
        'jsdiff p50 ms': peer.p50,
        'times as fast': Math.round(peer.p50 / ours.p50),
      };
    });
  });
  console.table(rows);
});
