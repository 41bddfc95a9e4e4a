import { expect, it } from 'vitest';
import { coverageTables } from '../../../core/coverage/coverage-tables.ts';
import { flowsOf } from '../../../core/coverage/flows.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { nodesOf } from '../../../renderer/recommendations/coverage/picture-nodes.ts';
import { reportOf } from '../../support/drafts/coverage.ts';

const evidence = loadEvidence();
const [first] = evidence.recommendations;

/** A recommendation as a person adds it: its id is Keeling's, its number the report's. */
const added = (id: string, no: number | null) =>
  ({ ...first, id, no }) as (typeof evidence.recommendations)[number];

const report = reportOf({
  amendments: [{ id: 'A-001', edits: ['section 2A(1)'] }],
  links: ['A-001 implements recommendation:R-001'],
  more: {
    evidence: {
      ...evidence,
      recommendations: [...evidence.recommendations, added('R-001', 30), added('R-002', null)],
    },
  },
});

it('calls a recommendation by the number that was typed for it, in every view', () => {
  const nodes = nodesOf(flowsOf(report), false);
  const asked = nodes.find(({ key }) => key === 'recommendation:R-001');
  expect(asked?.lines[0]).toBe('Recommendation 30');
  const rows = coverageTables(report).flatMap(({ rows }) => rows.map((row) => row.join('|')));
  const byId = rows.filter((row) => row.includes('R-001'));
  expect(byId).toEqual([]);
  expect(rows.some((row) => row.startsWith('Recommendation 30|'))).toBe(true);
  expect(rows.some((row) => row.includes('R-002'))).toBe(true);
});
