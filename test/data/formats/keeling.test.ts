import { describe, expect, it } from 'vitest';
import { type Provision, provision, walk } from '../../../core/act/tree.ts';
import { plainLines } from '../../../core/amend/redline/lines.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { keelingSchedule } from '../../../core/pack/keeling.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { ACT_BOOKMARK } from '../../../data/formats/docx/act-lines.ts';
import { keelingDocxOf } from '../../../data/formats/docx/keeling.ts';
import { keelingHtmlOf } from '../../../data/formats/html/keeling.ts';
import { must } from '../../support/reviews/review.ts';
import { readDocx, settle, within } from '../../support/word/docx-reader.ts';

const instrument = must(loadAct('ukpga/1997/40', 'current'));
const find = (words: string): Provision => {
  for (const node of walk(instrument.root)) if (node.content.includes(words)) return node;
  throw new Error(`No “${words}”`);
};
const watching = find('watching or spying on a person');
const parent = [...walk(instrument.root)].find(({ children }) => children.includes(watching));

const drafted: readonly Drafted[] = [
  {
    id: 'c1',
    edits: [
      {
        type: 'insert',
        parent: parent?.pid ?? '',
        after: watching.pid,
        rank: 'm',
        provision: provision({ pid: 'new', kind: 'paragraph', num: '(h)', content: 'a <new> thing.' }),
      },
    ],
  },
  {
    id: 'c2',
    edits: [
      { type: 'text', pid: watching.pid, field: 'content', from: 0, to: 8, insert: 'observing', rank: 'm' },
    ],
  },
];
const source = (id: string, cite: string) => ({
  id,
  cite,
  words: `words of ${cite}`,
  effect: 'insertion',
  status: 'applied',
  reason: '',
});
const schedule = keelingSchedule({
  generator: 'Keeling 0',
  instrument,
  drafted,
  sources: [
    source('c1', 'clause 1(2)'),
    source('c2', 'clause 1(3)'),
    { ...source('c3', 'clause 2'), status: 'not applied', reason: 'There is no section 99.' },
  ],
  amending: { title: 'the Test Bill', print: 'Bill 1' },
});

describe('a Keeling schedule', () => {
  it('says what it is, of which base and by which print, before the text', () => {
    const cover = schedule.cover.join('\n');
    expect(cover).toContain('Not an official version');
    expect(cover).toContain('As in force before the Crime and Policing Act 2026');
    expect(cover).toContain('the Test Bill. Bill 1.');
    expect(cover).toContain('3 amendments of this Act: 2 shown, 1 not shown');
  });

  it('marks each change in the page without colour, with a link to its source', () => {
    const html = keelingHtmlOf(schedule);
    expect(html).toMatch(/<ins><span class="vh tag"> \[inserted: <\/span>observing/);
    expect(html).toMatch(/<del><span class="tag">\[omitted: <\/span>watching/);
    expect(html).toMatch(/a &lt;new&gt; thing\.[^\n]*<a class="am" href="#source-1">clause 1\(2\)<\/a>/);
    expect(html).toContain('id="source-2"');
    expect(html).toContain('There is no section 99.');
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });

  it('is a Word file whose tracked changes are signed by their source', () => {
    const document = readDocx(keelingDocxOf(schedule, '2026-11-25T00:00:00Z'));
    expect(document.faults).toEqual([]);
    const act = within(document, ACT_BOOKMARK);
    const signed = act.flatMap(({ runs }) => runs).filter(({ kind }) => kind !== 'kept');
    expect(new Set(signed.map(({ author }) => author))).toEqual(new Set(['clause 1(2)', 'clause 1(3)']));
    expect(settle(act, 'reject')).toEqual(plainLines(schedule.lines, 'original'));
    expect(settle(act, 'accept')).toEqual(plainLines(schedule.lines, 'as-amended'));
  });

  it('is the same, byte for byte, each time', () => {
    expect(keelingHtmlOf(schedule)).toBe(keelingHtmlOf(schedule));
    expect(keelingDocxOf(schedule, '2026-11-25T00:00:00Z')).toEqual(
      keelingDocxOf(schedule, '2026-11-25T00:00:00Z'),
    );
  });
});
