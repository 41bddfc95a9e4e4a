import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageReport } from '../../../core/coverage/coverage-report.ts';
import { linkWords, refWords } from '../../../core/evidence/describe.ts';
import { LINK_TYPES, type Ref } from '../../../core/evidence/link.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { currentAct, linkOf, packOf, sampleAmendments } from '../../support/papers/pack.ts';

/** The table of changes of a pack and coverage are two views of one account: what is in the one is in the other. */

const evidence = loadEvidence();
const amendments = sampleAmendments();
const from = fc.constantFrom<Ref>(...amendments.map(({ id }): Ref => `amendment:${id}`));
const to = fc.constantFrom<Ref>(
  'recommendation:1',
  'recommendation:6',
  'recommendation:99',
  'response:gov-5-6-8',
  'commitment:C-01',
  'commitment:C-04',
  'note:N-001',
);
const links = fc
  .array(fc.tuple(fc.constantFrom(...LINK_TYPES), from, to), { maxLength: 12 })
  .map((made) => made.map(([type, a, b], at) => linkOf(`L-${at}`, type, a, b)));

test('a pack’s table of changes and coverage say the same of every amendment and recommendation', () => {
  fc.assert(
    fc.property(links, (made) => {
      const pack = packOf(amendments, { links: made, evidence });
      const report = coverageReport({
        root: currentAct().root,
        amendments,
        links: made,
        evidence,
        today: '2026-11-26',
      });
      const there = new Set(
        pack.matrix
          .filter(({ recommendation }) => recommendation !== '')
          .map((row) => `${row.amendment}: ${row.recommendationLink} ${row.recommendation}`),
      );
      const byId = new Map(report.links.map((link) => [link.id, link]));
      const here = new Set(
        report.cells.flatMap((cell) =>
          cell.links.flatMap((id) => {
            const link = byId.get(id);
            const reached = link?.recommendations.find((one) => one.id === cell.recommendation);
            if (!link || !reached) return [];
            const via = reached.via ? ` ${refWords(reached.via)}` : '';
            return [`${cell.amendment}: ${linkWords(link.type)}${via} Recommendation ${cell.recommendation}`];
          }),
        ),
      );
      expect(there).toEqual(here);
      expect(pack.recommendations.map(({ answers }) => answers)).toEqual(
        report.recommendations.map(({ answers }) => answers.map(({ amendment, by }) => ({ amendment, by }))),
      );
    }),
    { numRuns: 30 },
  );
});
