import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHold } from '../../../../core/act/nesting.ts';
import { provision, walk } from '../../../../core/act/tree.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import { editsClash } from '../../../../core/amend/edits/clash.ts';
import type { Edit, TextEdit } from '../../../../core/amend/edits/edit.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { loadAct } from '../../../../data/corpus/acts.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { drafts } from '../../../support/drafts/drafts.ts';

const text = (pid: string, from: number, to: number, insert: string, more: Partial<TextEdit> = {}): Edit => ({
  type: 'text',
  pid,
  field: 'content',
  from,
  to,
  insert,
  rank: 'V',
  ...more,
});
const insert = (parent: string, after: string | null, more: Parameters<typeof provision>[0]): Edit => ({
  type: 'insert',
  parent,
  after,
  rank: 'V',
  provision: provision(more),
});
const omit = (pid: string): Edit => ({ type: 'omit', pid });
const para = (pid: string) => ({ pid, kind: 'paragraph' as const, num: '(c)', content: 'x' });

describe('edits that can’t be made', () => {
  it.each<[string, RegExp, readonly Edit[]]>([
    ['name no provision', /no provision nowhere/, [text('nowhere', 0, 0, 'x')]],
    ['reach outside the field', /no 0\.\.10 in 9 /, [text('sch-1', 0, 10, '')]],
    ['run backwards', /no 3\.\.1/, [text('sch-1', 3, 1, 'x')]],
    ['begin inside a surrogate pair', /cuts a character/, [text('s1-2-a', 1, 2, '')]],
    ['end inside a surrogate pair', /cuts a character/, [text('s1-2-a', 0, 3, '')]],
    ['change nothing', /changes nothing/, [text('sch-1', 2, 2, '')]],
    ['insert half a character', /half a character/, [text('sch-1', 2, 2, '\uD83D')]],
    ['insert a control character', /control character/, [text('sch-1', 2, 2, 'a\u0007')]],
    ['edit words that are not held', /not available/, [text('s1-3', 0, 0, 'x')]],
    ['insert in words that are not held', /not available/, [insert('s1-3', null, para('n'))]],
    ['write in a quotation itself', /no words of its own/, [text('s2-q', 0, 0, 'x')]],
    ['give a subsection a heading', /no heading/, [text('s1-1', 0, 0, 'x', { field: 'heading' })]],
    ['insert under nothing', /no provision nowhere/, [insert('nowhere', null, para('n'))]],
    ['insert after what is elsewhere', /not directly under/, [insert('s1-2', 's1-1', para('n'))]],
    [
      'nest what can’t be nested',
      /cannot stand directly under/,
      [insert('s1', null, { pid: 'n', kind: 'schedule' })],
    ],
    [
      'nest wrongly inside an insertion',
      /cannot stand directly under/,
      [insert('s1-2', null, { ...para('n'), children: [provision({ pid: 'm', kind: 'part' })] })],
    ],
    [
      'insert a second long title',
      /cannot stand directly under/,
      [insert('root', null, { pid: 'n', kind: 'longTitle' })],
    ],
    ['insert what is there', /identity s2 /, [insert('s1-2', null, para('s2'))]],
    [
      'insert one thing twice',
      /identity n /,
      [insert('s1-2', null, para('n')), insert('s1-2', 's1-2-a', para('n'))],
    ],
    ['leave out the whole', /whole text/, [omit('root')]],
    ['leave out nothing', /no provision nowhere/, [omit('nowhere')]],
    ['edit the same words twice', /same words twice/, [text('sch-1', 0, 4, 'a'), text('sch-1', 2, 3, 'b')]],
    [
      'insert within their own deletion',
      /same words twice/,
      [text('sch-1', 2, 2, 'a'), text('sch-1', 0, 4, '')],
    ],
    [
      'insert twice in one gap with one rank',
      /same rank/,
      [text('sch-1', 2, 2, 'a'), text('sch-1', 0, 2, 'b')],
    ],
    ['leave out what they also change', /omits this/, [text('s1-2-a', 0, 0, 'a'), omit('s1-2')]],
    ['leave out within what they leave out', /omits this/, [omit('s1-2-a'), omit('s1-2')]],
  ])('because they %s are refused', (_, message, edits) => {
    const checked = checkEdits(sampleAct, edits);
    expect(checked).toMatchObject({
      ok: false,
      error: { kind: 'invalid', message: expect.stringMatching(message) },
    });
  });

  it('are refused with their place in words', () => {
    const checked = checkEdits(sampleAct, [text('s1-2-b', 0, 99, '')]);
    expect(checked).toMatchObject({ ok: false, error: { place: 'section 1(2)(b), content' } });
  });
});

describe('edits that are let through', () => {
  it('meet, share a gap in a stated order, and stand after what is left out', () => {
    const edits = [
      text('sch-1', 0, 2, 'a'),
      text('sch-1', 2, 2, 'b', { rank: 'W' }),
      text('sch-1', 2, 4, ''),
      omit('s1-2'),
      insert('s1', 's1-2', { pid: 'n', kind: 'subsection', num: '(2A)' }),
    ];
    expect(checkEdits(sampleAct, edits)).toEqual({ ok: true, value: edits });
  });

  it('can be made, each amendment by itself, and have no two that clash', () => {
    fc.assert(
      fc.property(drafts(sampleAct), ({ amendments }) => {
        for (const amendment of amendments) {
          expect(() => redline(sampleAct, [amendment])).not.toThrow();
          for (const [at, a] of amendment.edits.entries()) {
            expect(amendment.edits.slice(at + 1).some((b) => editsClash(a, b, sampleAct))).toBe(false);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('nest as the Act does, at both its dates', () => {
    for (const version of ['current', 'enacted']) {
      const act = loadAct('ukpga/1997/40', version);
      if (!act.ok) throw new Error(act.error.message);
      for (const node of walk(act.value.root)) {
        for (const child of node.children)
          expect(`${node.kind} ${child.kind} ${mayHold(node.kind, child.kind)}`).toMatch(/true$/);
      }
    }
  });
});
