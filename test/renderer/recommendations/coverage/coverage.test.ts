import { describe, expect, it } from 'vitest';
import { flowsOf } from '../../../../core/coverage/flows.ts';
import {
  isNarrowed,
  NO_FILTERS,
  narrowed,
} from '../../../../renderer/recommendations/coverage/coverage-filters.ts';
import { firstStop, nextStop } from '../../../../renderer/recommendations/coverage/picture-keys.ts';
import {
  litBy,
  pictureOf,
  thicknessOf,
} from '../../../../renderer/recommendations/coverage/picture-layout.ts';
import { fitted } from '../../../../renderer/recommendations/coverage/picture-shapes.tsx';
import { linksOf, reportOf } from '../../../support/drafts/coverage.ts';

const LINKS = [
  'A-001 implements recommendation:1',
  'A-001 evidence-for note:N-001',
  'A-001 evidence-for note:N-002',
  'A-002 partly-implements recommendation:1',
  'A-002 departs-from recommendation:4',
  'A-003 implements commitment:C-06',
];
const report = reportOf({
  amendments: [
    { id: 'A-001', edits: ['section 2A(3)(d)', 'section 7(5)'] },
    { id: 'A-002', state: 'ready', edits: ['section 2A(3)(g)'] },
    { id: 'A-003', reason: '', edits: ['section 4A(1)'] },
    { id: 'A-004', state: 'withdrawn', edits: ['section 1(1)'] },
  ],
  links: LINKS,
  more: {
    links: linksOf(LINKS).map((link) =>
      link.id === 'L-5' ? { ...link, suspect: [{ end: 'to', because: 'changed' } as const] } : link,
    ),
    decisions: [
      {
        id: 'D-1',
        about: 'recommendation:9',
        outcome: 'deferred',
        reason: 'Later',
        by: 'Ann',
        at: '2026-11-02',
      },
    ],
  },
});
const left = (filters: Partial<typeof NO_FILTERS>) => {
  const part = narrowed(report, { ...NO_FILTERS, ...filters });
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).join();
  return {
    recommendations: ids(part.recommendations),
    amendments: ids(part.amendments),
    provisions: part.provisions.map(({ cite }) => cite).join(),
    cells: part.cells.length,
  };
};

describe('the filters of coverage', () => {
  it('let everything through until they are set', () => {
    expect(narrowed(report, NO_FILTERS).cells).toEqual(report.cells);
    expect([isNarrowed(NO_FILTERS), isNarrowed({ ...NO_FILTERS, suspect: true })]).toEqual([false, true]);
  });

  it('narrow by how a recommendation stands, and to whom it is addressed', () => {
    expect(left({ standing: 'answered' })).toMatchObject({ recommendations: '1', cells: 2 });
    expect(left({ standing: 'not-taken-forward' })).toMatchObject({ recommendations: '9', cells: 0 });
    expect(left({ addressee: 'Home Office' }).recommendations.split(',')).toContain('1');
    expect(left({ addressee: 'Home Office' }).recommendations.split(',')).not.toContain('15');
  });

  it('narrow by state, by provision, and by what is lacking', () => {
    expect(left({ state: 'ready' })).toMatchObject({
      amendments: 'A-002',
      provisions: 'section 2A',
      cells: 2,
    });
    const [first] = report.provisions;
    expect(left({ provision: first?.pid ?? '' })).toMatchObject({
      amendments: 'A-001,A-002',
      provisions: 'section 2A',
    });
    expect(left({ lacks: 'reason' })).toMatchObject({ amendments: 'A-003', provisions: 'section 4A' });
    expect(left({ lacks: 'recommendation' }).amendments).toBe('');
  });

  it('narrow to what is suspect, and to what is late', () => {
    expect(left({ suspect: true })).toEqual({
      recommendations: '4',
      amendments: 'A-002',
      provisions: 'section 2A',
      cells: 1,
    });
    const late = left({ overdue: true }).recommendations.split(',');
    expect(late.slice(0, 4)).toEqual(['7', '10', '15', '16']);
  });
});

describe('the picture of coverage', () => {
  const flows = flowsOf(report);
  const picture = pictureOf(flows, 900, 14);

  it('draws each tie and each change once, and gathers what nothing is tied to', () => {
    expect(
      flows.answers.map(({ recommendation, amendment, kind }) => `${recommendation} ${amendment} ${kind}`),
    ).toEqual(['1 A-001 answers', '1 A-002 partly', '2 A-003 tied', '4 A-002 departs']);
    expect(flows.untied.map(({ words }) => words)).toEqual(['deferred', 'not yet answered']);
    expect(flows.untied[0]?.ids).toEqual(['9']);
    expect(flows.recommendations.length + flows.untied.flatMap(({ ids }) => ids).length).toBe(
      report.recommendations.length,
    );
    expect(picture.flows).toHaveLength(flows.answers.length + flows.changes.length);
    const keys = [...picture.nodes, ...picture.flows].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has no box upon another, and every ribbon between the edges of its boxes', () => {
    const boxes = new Map(picture.nodes.map((node) => [node.key, node]));
    for (const a of picture.nodes)
      for (const b of picture.nodes)
        if (a !== b && a.column === b.column)
          expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
    for (const flow of picture.flows) {
      for (const [end, y] of [
        [boxes.get(flow.from), flow.y1],
        [boxes.get(flow.to), flow.y2],
      ] as const) {
        if (!end) throw new RangeError(flow.key);
        expect(y - flow.thickness / 2).toBeGreaterThanOrEqual(end.y);
        expect(y + flow.thickness / 2).toBeLessThanOrEqual(end.y + end.height);
      }
      expect(flow.x1).toBeLessThan(flow.x2);
    }
  });

  it('is thicker the more was said, and never so thick that nothing else fits', () => {
    expect([0, 1, 4, 100, 100_000].map(thicknessOf)).toEqual([2, 8, 12, 40, 40]);
  });

  it('is walked by the arrow keys to every element, and says each in words', () => {
    const reached = new Set([firstStop(picture)]);
    for (const key of reached)
      for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const next = nextStop(picture, key, arrow);
        if (next !== null) reached.add(next);
      }
    const all = [...picture.nodes, ...picture.flows];
    expect(reached).toEqual(new Set(all.map(({ key }) => key)));
    for (const { name } of all) expect(name.length).toBeGreaterThan(5);
    expect(picture.flows.map(({ name }) => name)).toContain(
      'A-002 departs from recommendation 4, without evidence; needs checking',
    );
    expect(nextStop(picture, firstStop(picture), 'a')).toBeNull();
  });

  it('lights what an amendment answers and changes, and nothing of another', () => {
    const lit = litBy(picture, 'amendment:A-001');
    expect(lit.has('recommendation:1')).toBe(true);
    expect(lit.has('amendment:A-002')).toBe(false);
    const [flow] = picture.flows;
    expect(litBy(picture, flow?.key ?? '')).toEqual(new Set([flow?.key, flow?.from, flow?.to]));
  });

  it('cuts words that are too long at a space, and says that it did', () => {
    expect(fitted('short', 200, 14)).toBe('short');
    expect(fitted('The most appropriate protective orders', 160, 14)).toMatch(/^The most app[a-z]*.*…$/);
    expect(fitted('x'.repeat(100), 100, 14)).toHaveLength(16);
  });
});
