import { describe, expect, test } from 'vitest';
import type { CoverageReport } from '../../../core/coverage/report-schema.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { reportOf } from '../../support/drafts/coverage.ts';

/**
 * The coverage of a draft that answers recommendation 1 and nothing else, written out by hand from the report, the
 * letter and the draft: every cell of every table.
 */

const report = reportOf({
  amendments: [
    {
      id: 'A-001',
      title: 'Following a person by device',
      edits: ['section 2A(3)(d)', 'section 2A(3)(g)', 'section 7(5)'],
    },
    {
      id: 'A-002',
      title: 'Warrants for both offences',
      state: 'ready',
      reason: ' ',
      edits: ['section 2B(1)'],
    },
    { id: 'A-003', title: 'Given up', state: 'withdrawn', edits: ['section 4A(1)'] },
  ],
  links: [
    'A-001 implements recommendation:1',
    'A-001 evidence-for note:N-013',
    'A-001 evidence-against note:N-016',
    'A-003 implements recommendation:2',
    'section 2A evidence-for note:N-014',
  ],
  today: '2026-11-26',
});

/** Recommendation, standing, who answers it, responses, commitments given, commitments overdue, past its deadline. */
const RECOMMENDATIONS = `
1              answered A-001:implements gov-1 C-03,C-04,C-05           - no
2              not-yet  -                gov-2 C-06                     - no
3              not-yet  -                gov-3 C-07,C-08                - no
4              not-yet  -                gov-4 C-09,C-10                - no
5              not-yet  -                gov-5-6-8 C-11,C-12,C-13       - no
6              not-yet  -                gov-5-6-8 C-11,C-12,C-13       - no
7              not-yet  -                - -                            - yes
8              not-yet  -                gov-5-6-8 C-11,C-12,C-13       - no
9              not-yet  -                gov-9 C-14,C-15                - no
10             not-yet  -                - -                            - yes
11             not-yet  -                - -                            - no
12             not-yet  -                - -                            - no
13             not-yet  -                - -                            - no
14             not-yet  -                - -                            - no
15             not-yet  -                apcc-15 -                      - yes
16             not-yet  -                - -                            - yes
17             not-yet  -                - -                            - no
18             not-yet  -                - -                            - no
19             not-yet  -                - -                            - no
20             not-yet  -                - -                            - no
21             not-yet  -                - -                            - no
22             not-yet  -                - -                            - no
23             not-yet  -                - -                            - no
24             not-yet  -                - -                            - no
25             not-yet  -                - -                            - no
26             not-yet  -                gov-26 C-16,C-17,C-18          - no
27             not-yet  -                - -                            - no
28             not-yet  -                - -                            - no
29             not-yet  -                - -                            - no
`;

const cells = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
const joined = (list: readonly string[]): string => list.join(',') || '-';

const rowsOf = ({ recommendations, commitments }: CoverageReport) =>
  recommendations.map((row) => [
    row.id,
    row.standing,
    joined(row.answers.map(({ amendment, by }) => `${amendment}:${by}`)),
    joined(row.responses.map(({ id }) => id)),
    joined(row.commitments),
    joined(
      commitments.filter((made) => made.overdue && row.commitments.includes(made.id)).map(({ id }) => id),
    ),
    row.deadlinePassed ? 'yes' : 'no',
  ]);

describe('a draft that answers recommendation 1 and nothing else', () => {
  const [seen, unseen] = [rowsOf(report).slice(0, 29), rowsOf(report).slice(29)];

  test('each of the 29 recommendations, in every cell', () => {
    expect(seen).toEqual(cells(RECOMMENDATIONS));
  });

  test('the four whose number was not seen: no answer, no response, and the one with a day past its day', () => {
    const none = ['not-yet', '-', '-', '-', '-'];
    const dated = loadEvidence().recommendations.slice(29);
    expect(dated.map(({ deadline }) => deadline)).toContain('2024-11-22');
    expect(unseen).toEqual(dated.map(({ id, deadline }) => [id, ...none, deadline ? 'yes' : 'no']));
  });

  test('the matrix: one cell of 33 × 2 has anything in it', () => {
    expect(report.cells).toEqual([
      {
        recommendation: '1',
        amendment: 'A-001',
        by: 'implements',
        departs: false,
        links: ['L-1'],
        suspect: [],
      },
    ]);
  });

  test('each amendment that is not withdrawn: where, on what evidence, and what it lacks', () => {
    const nothing = { for: [], against: [], considered: [], themes: [], weight: 0 };
    expect(report.amendments.map(({ provisions: _, ...row }) => row)).toEqual([
      {
        id: 'A-001',
        title: 'Following a person by device',
        state: 'draft',
        lacks: [],
        said: { ...nothing, for: ['note:N-013'], against: ['note:N-016'], weight: 2 },
        links: ['L-1', 'L-2', 'L-3'],
        suspect: [],
      },
      {
        id: 'A-002',
        title: 'Warrants for both offences',
        state: 'ready',
        lacks: ['reason', 'recommendation', 'evidence'],
        said: nothing,
        links: [],
        suspect: [],
      },
    ]);
  });

  test('each provision that is changed or linked', () => {
    const row = (at: number) => {
      const found = report.provisions[at];
      return [
        found?.cite,
        joined((found?.places ?? []).map(({ cite, amendments }) => `${cite}: ${joined(amendments)}`)),
        joined(found?.amendments ?? []),
        joined(found?.recommendations ?? []),
        joined(found?.said.for ?? []),
        joined(found?.said.against ?? []),
        joined(found?.links ?? []),
        found?.said.weight,
      ];
    };
    expect(report.provisions.map((_, at) => row(at))).toEqual([
      [
        'section 2A',
        'section 2A: -,section 2A(3)(d): A-001,section 2A(3)(g): A-001',
        'A-001',
        '1',
        'note:N-013,note:N-014',
        'note:N-016',
        'L-5',
        3,
      ],
      ['section 2B', 'section 2B(1): A-002', 'A-002', '-', '-', '-', '-', 0],
      ['section 7', 'section 7(5): A-001', 'A-001', '1', 'note:N-013', 'note:N-016', '-', 2],
    ]);
  });

  test('the links, each in one place', () => {
    expect(report.links.map(({ id, counted }) => `${id} ${counted}`)).toEqual([
      'L-1 amendment',
      'L-2 amendment',
      'L-3 amendment',
      'L-4 withdrawn',
      'L-5 provision',
    ]);
  });

  test('the one commitment with a day is overdue since the day after it, and not before', () => {
    const overdue = (today: string) =>
      reportOf({ amendments: [], links: [], today })
        .commitments.filter((made) => made.overdue)
        .map(({ id }) => id);
    expect(overdue('2024-12-03')).toEqual([]);
    expect(overdue('2024-12-04')).toEqual(['C-01']);
    expect(report.commitments.filter((made) => made.overdue).map(({ id }) => id)).toEqual(['C-01']);
  });
});
