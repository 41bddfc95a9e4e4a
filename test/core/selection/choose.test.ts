import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativesOf } from '../../../core/amend/changes/alternatives.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { chooseCompatible, clashesOf } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { editKey } from '../../../core/amend/edits/edit-key.ts';
import { originalOf, redline } from '../../../core/amend/redline/redline.ts';
import { CHOOSE_ALL, choose, chooserSchema } from '../../../core/selection/choose.ts';
import { sampleAct } from '../../support/acts/sample-act.ts';
import { drafts } from '../../support/drafts/drafts.ts';

const amendment = (id: string, more: Partial<Amendment> = {}): Amendment => ({
  id,
  revision: 1,
  title: '',
  purpose: '',
  reason: '',
  state: 'draft',
  author: 'Ann',
  createdAt: '',
  changedAt: '',
  changedBy: 'Ann',
  edits: [],
  ...more,
});
const text = (from: number, to: number, insert: string, pid = 'sch-1'): Edit => ({
  type: 'text',
  pid,
  field: 'content',
  from,
  to,
  insert,
  rank: 'V',
});

describe('choosing what is applied', () => {
  const all = [
    amendment('A-001'),
    amendment('A-002', { state: 'agreed', author: 'Bo' }),
    amendment('A-003', { state: 'withdrawn' }),
    amendment('A-004', { author: 'Bo' }),
  ];
  const links = [
    { type: 'implements', from: 'amendment:A-001', to: 'recommendation:1' },
    { type: 'departs-from', from: 'amendment:A-002', to: 'recommendation:1' },
    { type: 'responds-to', from: 'amendment:A-004', to: 'recommendation:2' },
  ] as const;
  const ids = (chooser: Parameters<typeof choose>[0]) =>
    choose(chooser, all, links).drafted.map(({ id }) => id);

  it('is by amendment, state, recommendation and author, all of which must fit', () => {
    expect(ids(CHOOSE_ALL)).toEqual(['A-001', 'A-002', 'A-004']);
    expect(ids({ amendments: ['A-004', 'A-002', 'A-003'] })).toEqual(['A-002', 'A-004']);
    expect(ids({ amendments: 'all', states: ['agreed', 'withdrawn'] })).toEqual(['A-002', 'A-003']);
    expect(ids({ amendments: 'all', recommendations: ['1'] })).toEqual(['A-001']);
    expect(ids({ amendments: 'all', recommendations: ['1', '2'] })).toEqual(['A-001', 'A-004']);
    expect(ids({ amendments: 'all', authors: ['Bo'], states: ['draft'] })).toEqual(['A-004']);
    expect(ids({ amendments: [] })).toEqual([]);
    expect(chooserSchema.parse(JSON.parse(JSON.stringify(CHOOSE_ALL)))).toEqual(CHOOSE_ALL);
  });

  it('is by edit, under a name that outlives what is typed in it', () => {
    const typed = text(0, 0, 'a');
    const key = editKey('A-001', typed);
    expect(editKey('A-001', { ...typed, insert: 'ab' } as Edit)).toBe(key);
    const own = amendment('A-001', { edits: [typed, text(3, 4, 'x')] });
    const { drafted, dragged } = choose({ amendments: 'all', withoutEdits: [key] }, [own], []);
    expect([drafted[0]?.edits, dragged]).toEqual([[text(3, 4, 'x')], []]);
    expect(choose({ amendments: 'all', withoutEdits: ['A-002 x'] }, [own], []).drafted[0]).toBe(own);
  });

  it('leaves both halves of a substitution out together, and what stands beside a part with the part', () => {
    const put = {
      parent: 's1-2',
      after: 's1-2-a',
      rank: 'V',
      provision: { ...sampleAct, pid: 'n', kind: 'paragraph', children: [] },
    } as const;
    const edits: readonly Edit[] = [
      { type: 'omit', pid: 's1-2-a', pair: 'p' },
      { type: 'insert', ...put, pair: 'p' },
      { type: 'divide', pid: 'sch-1', num: '(1)', newPid: 'part' },
      {
        type: 'insert',
        ...put,
        parent: 'sch-1',
        after: 'part',
        provision: { ...put.provision, pid: 'm', kind: 'scheduleSubparagraph' },
      },
    ];
    const own = amendment('A-001', { edits });
    const [omit, , divide, beside] = edits.map((edit) => editKey('A-001', edit));
    const made = choose({ amendments: 'all', withoutEdits: [omit ?? ''] }, [own], []);
    expect(made.drafted[0]?.edits).toEqual(edits.slice(2));
    const other = choose({ amendments: 'all', withoutEdits: [divide ?? ''] }, [own], []);
    expect(other.drafted[0]?.edits).toEqual(edits.slice(0, 2));
    expect(other.dragged).toEqual([{ am: 'A-001', key: beside }]);
  });

  it('leaves, whatever edits are left out, amendments that hold every theorem', () => {
    fc.assert(
      fc.property(drafts(sampleAct), fc.integer(), ({ amendments }, mask) => {
        const given = amendments.map(({ id, edits }) => amendment(id, { edits }));
        const keys = given.flatMap(({ id, edits }) => edits.map((edit) => editKey(id, edit)));
        const withoutEdits = keys.filter((_, at) => (mask >> (at % 31)) & 1);
        const { drafted, dragged } = choose({ amendments: 'all', withoutEdits }, given, []);
        const gone = new Set([...withoutEdits, ...dragged.map(({ key }) => key)]);
        for (const { id, edits } of drafted) {
          expect(checkEdits(sampleAct, edits)).toMatchObject({ ok: true });
          const before = given.find((one) => one.id === id)?.edits ?? [];
          expect(edits).toEqual(before.filter((edit) => !gone.has(editKey(id, edit))));
        }
        expect(originalOf(redline(sampleAct, chooseCompatible(sampleAct, drafted).chosen))).toEqual(
          sampleAct,
        );
      }),
      { numRuns: 1500 },
    );
  });
});

describe('alternatives', () => {
  it('stand side by side, place by place, each as it would read by itself', () => {
    const drafted = [
      { id: 'A-001', edits: [text(0, 7, 'Something')] },
      { id: 'A-002', edits: [text(0, 3, 'See')] },
      { id: 'A-003', edits: [{ type: 'omit', pid: 'sch-1' } as const] },
      { id: 'A-004', edits: [text(0, 1, 'x', 's1-2-b')] },
    ];
    expect(alternativesOf(sampleAct, drafted)).toEqual([
      {
        ids: ['A-001', 'A-002', 'A-003'],
        pairs: [
          ['A-001', 'A-002'],
          ['A-001', 'A-003'],
          ['A-002', 'A-003'],
        ],
        places: [
          {
            pid: 'sch-1',
            field: 'content',
            place: 'paragraph 1 of the Schedule',
            base: 'Nothing. ',
            readings: [
              {
                am: 'A-001',
                text: 'Something. ',
                words: ['In paragraph 1 of the Schedule: deleted “Nothing”; inserted “Something”'],
              },
              {
                am: 'A-002',
                text: 'Seehing. ',
                words: ['In paragraph 1 of the Schedule: deleted “Not”; inserted “See”'],
              },
            ],
          },
          {
            pid: 'sch-1',
            field: null,
            place: 'paragraph 1 of the Schedule',
            base: '1\tNothing. ',
            readings: [
              {
                am: 'A-001',
                text: '1\tSomething. ',
                words: ['In paragraph 1 of the Schedule: deleted “Nothing”; inserted “Something”'],
              },
              {
                am: 'A-002',
                text: '1\tSeehing. ',
                words: ['In paragraph 1 of the Schedule: deleted “Not”; inserted “See”'],
              },
              { am: 'A-003', text: '', words: ['Omitted paragraph 1 of the Schedule: “1 Nothing. ”'] },
            ],
          },
        ],
      },
    ]);
  });

  it('among random drafts are exactly those that clash, and each says something of every place it is in', () => {
    fc.assert(
      fc.property(drafts(sampleAct), ({ amendments }) => {
        const groups = alternativesOf(sampleAct, amendments);
        const clashing = new Set(clashesOf(sampleAct, amendments).flatMap(({ a, b }) => [a, b]));
        expect(groups.flatMap(({ ids }) => ids).sort()).toEqual([...clashing].sort());
        for (const { places } of groups) {
          for (const { readings } of places) {
            expect(readings.length).toBeGreaterThan(1);
            for (const { words } of readings) expect(words.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});
