import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AMENDMENT_STATES } from '../../../core/amend/edits/amendment.ts';
import { COVERAGE_CATEGORIES } from '../../../core/coverage/coverage.ts';
import { coverageReport, type ReportInput } from '../../../core/coverage/coverage-report.ts';
import type { CoverageReport } from '../../../core/coverage/report-schema.ts';
import { LINK_TYPES, type Ref, splitRef } from '../../../core/evidence/link.ts';
import { DECISION_OUTCOMES } from '../../../core/evidence/records.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { amendmentOf, pidCited } from '../../support/drafts/coverage.ts';
import { realAct } from '../../support/drafts/drafts.ts';

/** What holds of the coverage of every draft. */

const root = realAct();
const evidence = loadEvidence();
const PLACES = ['section 1(1)', 'section 2A(3)(d)', 'section 2A(3)(g)', 'section 4A(1)', 'section 7(5)'];
const DECIDED = {
  'taken-forward': 'not-yet',
  'accepted-no-change': 'accepted-no-change',
  'not-taken-forward': 'not-taken-forward',
  deferred: 'not-taken-forward',
};
const PIDS = PLACES.map(pidCited);
const NAMES = ['A-001', 'A-002', 'A-003', 'A-004'];
const THEMES = ['T-0001', 'T-0002'];

const amendments = fc
  .tuple(
    ...NAMES.map((id) =>
      fc.record({
        id: fc.constant(id),
        state: fc.constantFrom(...AMENDMENT_STATES),
        reason: fc.constantFrom('', ' ', 'Because'),
        edits: fc.uniqueArray(fc.constantFrom(...PLACES), { maxLength: 3 }),
      }),
    ),
  )
  .map((sketches) => sketches.map(amendmentOf));

const from: fc.Arbitrary<Ref> = fc.constantFrom<Ref>(
  ...NAMES.map((id): Ref => `amendment:${id}`),
  'amendment:A-099',
  ...PIDS.map((pid): Ref => `provision:${pid}`),
  'provision:nowhere',
);
const to: fc.Arbitrary<Ref> = fc.constantFrom<Ref>(
  ...['1', '2', '5', '77'].map((id): Ref => `recommendation:${id}`),
  ...['gov-1', 'gov-5-6-8'].map((id): Ref => `response:${id}`),
  ...['C-01', 'C-04', 'C-12', 'C-99'].map((id): Ref => `commitment:${id}`),
  ...['N-001', 'N-013', 'N-999'].map((id): Ref => `note:${id}`),
  ...THEMES.map((id): Ref => `theme:${id}`),
  'excerpt:X-0001',
  'answer:12',
);
const links = fc
  .array(fc.tuple(fc.constantFrom(...LINK_TYPES), from, to, fc.boolean()), { maxLength: 25 })
  .map((made) =>
    made.map(([type, a, b, moved], at) => ({
      id: `L-${at}`,
      type,
      from: a,
      to: b,
      suspect: moved ? [{ end: 'to', because: 'changed' } as const] : [],
    })),
  );
const decisions = fc
  .uniqueArray(fc.tuple(fc.constantFrom('1', '2', '5', '9'), fc.constantFrom(...DECISION_OUTCOMES)), {
    selector: ([id]) => id,
  })
  .map((made) =>
    made.map(([id, outcome], at) => ({
      id: `D-${at}`,
      about: `recommendation:${id}` as const,
      outcome,
      reason: 'So',
      by: 'Ann Draper',
      at: '2026-11-02T09:00:00Z',
    })),
  );
const coding = fc.constant({
  excerpts: [
    { id: 'X-0001', themes: ['T-0002'] },
    { id: 'X-0002', themes: ['T-0001', 'T-0002'] },
  ],
  themes: [
    { id: 'T-0001', name: 'Clarity', parent: null },
    { id: 'T-0002', name: 'Examples', parent: 'T-0001' },
  ],
});
const input: fc.Arbitrary<ReportInput> = fc
  .record({ amendments, links, decisions, coding })
  .map((made) => ({ ...made, root, evidence, today: '2026-11-26' }));

/** Each run holds the whole evidence against a draft: enough to meet every kind of link with every other. */
const RUNS = { numRuns: 60 };

const law = (holds: (report: CoverageReport, given: ReportInput) => void) =>
  fc.assert(
    fc.property(input, (given) => holds(coverageReport(given), given)),
    RUNS,
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

describe('coverage', () => {
  test('tells of every link once, and each counts in one place', () => {
    law(({ links: told, amendments: live, provisions }, given) => {
      expect(told.map(({ id }) => id)).toEqual(given.links.map(({ id }) => id));
      const counted = [...live, ...provisions].flatMap((row) => row.links);
      expect(new Set(counted).size).toBe(counted.length);
      const out = told.filter((link) => link.counted === 'stray' || link.counted === 'withdrawn');
      expect([...counted, ...out.map(({ id }) => id)].sort()).toEqual(told.map(({ id }) => id).sort());
    });
  });

  test('comes to the same total by recommendation, by amendment and by cell', () => {
    law(({ recommendations, amendments: live, cells, links: told }) => {
      const byId = new Map(told.map((link) => [link.id, link]));
      const reach = (ids: readonly string[]) =>
        sum(ids.map((id) => byId.get(id)?.recommendations.length ?? Number.NaN));
      const cell = sum(cells.map((one) => one.links.length));
      const direct = told.filter(({ counted }) => counted === 'provision').map(({ id }) => id);
      expect(sum(recommendations.map((row) => row.links.length))).toBe(cell + reach(direct));
      expect(sum(live.map((row) => reach(row.links)))).toBe(cell);
      expect(sum(recommendations.map((row) => row.answers.length))).toBe(
        cells.filter(({ by }) => by !== null).length,
      );
      expect(sum(recommendations.map((row) => row.departures.length))).toBe(
        cells.filter(({ departs }) => departs).length,
      );
      const suspect = new Set(told.filter((link) => link.suspect.length > 0).map(({ id }) => id));
      for (const one of [...recommendations, ...live, ...cells])
        expect(one.suspect).toEqual(one.links.filter((id) => suspect.has(id)));
    });
  });

  test('says the same of a provision and of an amendment, whichever is asked', () => {
    law(({ provisions, amendments: live }) => {
      const there = provisions.flatMap((row) => row.amendments.map((id) => `${id} ${row.pid}`)).sort();
      const back = live.flatMap((row) => row.provisions.map((pid) => `${row.id} ${pid}`)).sort();
      expect(there).toEqual(back);
      for (const row of provisions) {
        expect(row.places.length).toBeGreaterThan(0);
        for (const id of row.amendments) {
          const said = live.find((amendment) => amendment.id === id)?.said;
          expect(row.said.for).toEqual(expect.arrayContaining([...(said?.for ?? [])]));
          expect(row.said.weight).toBeGreaterThanOrEqual(said?.weight ?? 0);
        }
      }
    });
  });

  test('an amendment that is withdrawn only lowers it', () => {
    const rank = (standing: CoverageReport['recommendations'][number]['standing']) =>
      COVERAGE_CATEGORIES.indexOf(standing);
    fc.assert(
      fc.property(input, fc.constantFrom(...NAMES), (given, id) => {
        const before = coverageReport(given);
        const after = coverageReport({
          ...given,
          amendments: given.amendments.map((one) => (one.id === id ? { ...one, state: 'withdrawn' } : one)),
        });
        after.recommendations.forEach((row, at) => {
          const was = before.recommendations[at];
          if (!was) throw new RangeError(row.id);
          expect(rank(row.standing)).toBeGreaterThanOrEqual(rank(was.standing));
          expect(was.answers).toEqual(expect.arrayContaining([...row.answers]));
          expect(was.links).toEqual(expect.arrayContaining([...row.links]));
        });
        const weight = new Map(before.provisions.map((row) => [row.pid, row.said.weight]));
        for (const row of after.provisions)
          expect(row.said.weight).toBeLessThanOrEqual(weight.get(row.pid) ?? -1);
        expect(before.cells).toEqual(expect.arrayContaining([...after.cells]));
        expect(after.amendments.some((row) => row.id === id)).toBe(false);
      }),
      RUNS,
    );
  });

  test('what was decided without an amendment is an answer only where no amendment says more', () => {
    law(({ recommendations }, given) => {
      for (const row of recommendations) {
        const decision = given.decisions?.find(({ about }) => splitRef(about).id === row.id);
        if (row.answers.length === 0)
          expect(row.standing).toBe(DECIDED[decision?.outcome ?? 'taken-forward']);
        else expect(['answered', 'partly']).toContain(row.standing);
        expect(row.decision).toEqual(decision ?? null);
      }
    });
  });
});
