import { describe, expect, it } from 'vitest';
import {
  eidOf,
  type IdStyle,
  identifiersOf,
  idStyleOf,
} from '../../../../core/act/identifiers/identifiers.ts';
import { type Kind, type Provision, provision, walk } from '../../../../core/act/tree.ts';

let last = 0;
/** A provision in short: its kind, its number or words, and what is in it. */
function node(kind: Kind, num: string, children: readonly Provision[] = [], more: Partial<Provision> = {}) {
  last += 1;
  return provision({ pid: `p${last}`, kind, num, children, ...more });
}
const ids = (root: Provision, style: IdStyle) => [...identifiersOf(root, style).values()];

const act = node('act', '', [
  node('longTitle', ''),
  node('part', 'Part 2A', [
    node('chapter', 'Chapter 1', [
      node(
        'crossheading',
        '',
        [
          node('section', '2A', [
            node('subsection', '(1)', [
              node('paragraph', '(a)'),
              node('paragraph', '(b)', [node('subparagraph', '(i)', [node('subsubparagraph', '(A)')])]),
            ]),
            node('subsection', '(2)', [
              node('definition', '', [], { content: '“business” includes a trade;' }),
              node('block', '', [], { opaque: { what: 'table', format: 'akn', markup: '<x/>' } }),
              node('block', '', [], { opaque: { what: 'table', format: 'akn', markup: '<x/>' } }),
            ]),
            node('subsection', '(2)'),
          ]),
        ],
        { heading: 'Chairman and vice-chairman: the Board’s powers (N.I.)' },
      ),
    ]),
  ]),
  node('section', '3', [
    node('quotation', '', [node('section', '9A', [node('subsection', '(1)')])]),
    node('quotation', '', [node('part', 'Part 3', [node('section', '10')])]),
  ]),
  node('schedule', 'SCHEDULE 2', [
    node('part', 'PART I', [node('scheduleParagraph', '3', [node('scheduleSubparagraph', '(2)')])]),
  ]),
]);

describe('identifiers', () => {
  it('are as Lawmaker writes them', () => {
    expect(ids(act, 'lawmaker')).toEqual([
      'preface__longtitle',
      'pt_2A',
      'pt_2A__chp_1',
      'pt_2A__chp_1__xhdg_2A',
      'sec_2A',
      'sec_2A__subsec_1',
      'sec_2A__subsec_1__para_a',
      'sec_2A__subsec_1__para_b',
      'sec_2A__subsec_1__para_b__subpara_i',
      'sec_2A__subsec_1__para_b__subpara_i__subsubpara_A',
      'sec_2A__subsec_2',
      'sec_2A__subsec_2__def_business',
      'sec_2A__subsec_2__tbl__oc_1',
      'sec_2A__subsec_2__tbl__oc_2',
      'sec_2A__subsec_2__oc_1',
      'sec_3',
      'sec_3__qstr',
      'sec_3__qstr__sec_9A',
      'sec_3__qstr__sec_9A__subsec_1',
      'sec_3__qstr__oc_1',
      'sec_3__qstr__oc_1__pt_3',
      'sec_3__qstr__oc_1__sec_10',
      'sched_2',
      'sched_2__pt_I',
      'sched_2__para_3',
      'sched_2__para_3__subpara_2',
    ]);
  });

  it('are as legislation.gov.uk writes them', () => {
    expect(ids(act, 'legislation').filter((id) => !id.includes('quotation'))).toEqual([
      'longtitle',
      'part-2A',
      'part-2A-chapter-1',
      'part-2A-chapter-1-crossheading-chairman-and-vicechairman-the-boards-powers-ni',
      'section-2A',
      'section-2A-1',
      'section-2A-1-a',
      'section-2A-1-b',
      'section-2A-1-b-i',
      'section-2A-1-b-i-A',
      'section-2A-2',
      'section-2A-2-definition-business',
      'section-2A-2-table',
      'section-2A-2-table-n2',
      'section-2A-2-n2',
      'section-3',
      'schedule-2',
      'schedule-2-part-I',
      'schedule-2-paragraph-3',
      'schedule-2-paragraph-3-2',
    ]);
  });

  it('name the only Schedule without a number, and the units of an instrument by their own', () => {
    const order = node('act', '', [
      node('section', '4', [node('subsection', '(1)')], { unit: 'regulation' }),
      node('schedule', 'The Schedule', [node('scheduleParagraph', '1')]),
    ]);
    expect(ids(order, 'lawmaker')).toEqual(['reg_4', 'reg_4__subsec_1', 'sched', 'sched__para_1']);
    expect(ids(order, 'legislation')).toEqual([
      'regulation-4',
      'regulation-4-1',
      'schedule',
      'schedule-paragraph-1',
    ]);
  });

  it('are each given once, whatever the numbers', () => {
    const same = node('act', '', [
      node('section', '1', [node('subsection', ''), node('subsection', '')]),
      node('section', '1', [node('subsection', ''), node('subsection', '(1)')]),
    ]);
    for (const style of ['lawmaker', 'legislation'] as const) {
      expect(new Set(ids(same, style)).size).toBe([...walk(same)].length - 1);
    }
  });

  it('are a provision’s own while they fit, and are worked out when its number or place has changed', () => {
    const own = (num: string, eid: string | undefined, children: readonly Provision[] = []) =>
      node('section', num, children, eid === undefined ? {} : { eid });
    const sub = node('subsection', '(1)', [], { eid: 'sec_5__subsec_1' });
    const text = node('act', '', [
      own('1', 'sec_1__oc_7'),
      own('5', 'sec_4', [sub]),
      own('2', undefined),
      node('definition', '', [], { eid: 'sec_9__list__itm__oc_3' }),
    ]);
    const [kept, renumbered, fresh, item] = text.children.map(({ pid }) => eidOf(text, pid));
    expect(idStyleOf(text)).toBe('lawmaker');
    expect([kept, renumbered, fresh, item]).toEqual([
      'sec_1__oc_7',
      'sec_5',
      'sec_2',
      'sec_9__list__itm__oc_3',
    ]);
    expect(eidOf(text, sub.pid)).toBe('sec_5__subsec_1');
    expect(eidOf(text, text.pid)).toBe('');
    expect(() => eidOf(text, 'nowhere')).toThrow(RangeError);
  });

  it('of what was quoted in a Bill are worked out anew in the Act', () => {
    const eid = 'sec_1__subsec_4__qstr__sec_27BD';
    const item = node('definition', '', [], { content: '“shift” means work;', eid: `${eid}__def_shift` });
    const section = node('section', '27BD', [item], { eid });
    const text = node('act', '', [section]);
    expect(eidOf(text, section.pid)).toBe('sec_27BD');
    expect(eidOf(text, item.pid)).toBe('sec_27BD__def_shift');
  });

  it('of a file of the other style are worked out in the style asked for', () => {
    const text = node('act', '', [node('section', '1', [], { eid: 'section-1' })]);
    const [section] = text.children;
    expect(idStyleOf(text)).toBe('legislation');
    expect(eidOf(text, section?.pid ?? '')).toBe('section-1');
    expect(eidOf(text, section?.pid ?? '', 'lawmaker')).toBe('sec_1');
  });
});
