import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { ACT_BOOKMARK } from '../../../data/formats/docx/act-lines.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import type { PlacedThread } from '../../../data/formats/docx/threads.ts';
import { rangeText, threadOn } from '../../support/drafts/commented.ts';
import { amendment, packOf, pidOf, replace } from '../../support/papers/pack.ts';
import { readDocx, settle, within } from '../../support/word/docx-reader.ts';

const LAST = pidOf('2A', '(3)', '(g)');

/** What a file has for its threads: the words that each stands on, struck ones in brackets, and its first comment. */
function commented(drafted: readonly Amendment[], threads: readonly PlacedThread[]) {
  const bytes = docxOf(packOf(drafted), threads, 'lawyer');
  const document = readDocx(bytes);
  expect(document.faults).toEqual([]);
  const xml = strFromU8(unzipSync(bytes)['word/comments.xml'] ?? new Uint8Array());
  const texts = new Map(
    [...xml.matchAll(/<w:comment w:id="(\d+)".*?<\/w:comment>/g)].map((found) => [
      found[1] ?? '',
      found[0].replace(/<[^>]*>/g, ''),
    ]),
  );
  expect([...texts.keys()]).toEqual([...document.comments.keys()]);
  return [...document.comments].map(([id, range]) => [rangeText(range), texts.get(id)]);
}

describe('a comment in the Word file', () => {
  it('stands on the words that it is about, and so do its answers', () => {
    expect(commented([], [threadOn([], 'course of conduct')])).toEqual([
      ['course of conduct', 'Why?'],
      ['course of conduct', 'Because.'],
    ]);
  });

  const two = [
    amendment('A-001', [replace(LAST, 'content', 'watching or spying', 'following, watching or spying')]),
    amendment('A-002', [replace(LAST, 'content', 'a person', 'any person at all')]),
  ];

  it.each([
    ['put in', 'following, '.trim(), 'following,'],
    ['that are part of what is put in', 'low', 'low'],
    ['struck', 'watching or spying', '[watching or spying]'],
    ['across the ends of changes', 'ing on a personany', 'ing on [a person]any'],
    ['at the end of a line', 'at all.', 'at all.'],
  ])('stands on words %s', (_, words, found) => {
    expect(commented(two, [threadOn(two, words)])[0]).toEqual([found, 'Why?']);
  });

  it('stands on words of several lines, and on all that an omitted line was', () => {
    const [first] = commented([], [threadOn([], 'spying on a person', 'A person guilty')]);
    expect(first).toEqual(['spying on a person.\n(4)\tA person guilty', 'Why?']);
    const struck = [amendment('A-001', [{ type: 'omit', pid: LAST }])];
    expect(commented(struck, [threadOn([], 'spying on')])[0]).toEqual(['[spying on]', 'Why?']);
  });

  it('goes along with its words, and says what they were when some of them are gone', () => {
    const before = threadOn([], 'spying on a person');
    expect(commented(two, [before])[0]).toEqual([
      '[spying]following, watching or spying on [a person]',
      'Why?',
    ]);
    const partly = threadOn(two, 'spying on');
    expect(commented(two.slice(1), [partly])[0]).toEqual([' on', 'On “spying on”: Why?']);
    // What is not shown at all leaves it with the line.
    const own = threadOn(two, 'following, watching');
    const line = '(g)\twatching or spying on [a person]any person at all.';
    expect(commented(two.slice(1), [own])[0]).toEqual([line, 'On “following, watching”: Why?']);
  });

  it('on an amendment stands on its first change, on a provision at its first line, and else says what it is on', () => {
    const thread = (about: string, place: Partial<PlacedThread>): PlacedThread => ({
      ...place,
      about,
      resolved: true,
      comments: [{ author: 'Bo Lawyer', date: '2026-11-23T09:00:00Z', text: about }],
    });
    const found = commented(two, [
      thread('A', { amendment: 'A-002' }),
      thread('B', { pid: pidOf('2A') }),
      thread('On C: ', { amendment: 'A-009' }),
    ]);
    expect(found.toSorted()).toEqual([
      ['2A\tOffence of stalking', 'B'],
      ['Changes in words', 'On C: On C: '],
      ['[a person]any person at all', 'A'],
    ]);
  });

  it('changes no tracked change, and no text of either reading', () => {
    const h = provision({ pid: 'new-h', kind: 'paragraph', num: '(h)', content: 'naming a home in public.' });
    const parent = pidOf('2A', '(3)');
    const put: Edit = { type: 'insert', parent, after: LAST, rank: 'm', provision: h };
    const drafted = [...two, amendment('A-003', [put, { type: 'omit', pid: pidOf('2', '(2)') }])];
    const words = ['low', 'spying on', 'a home', 'conduct', 'person guilty of', 'Short title', 'any', 'all.'];
    const threads = words.map((some) => threadOn(drafted, some));
    const [bare, full] = [[], threads].map((some) => readDocx(docxOf(packOf(drafted), some, 'lawyer')));
    if (!bare || !full) throw new RangeError('No documents');
    expect([full.runChanges, full.markChanges]).toEqual([bare.runChanges, bare.markChanges]);
    for (const how of ['accept', 'reject'] as const) {
      const [one, other] = [full, bare].map((document) => settle(within(document, ACT_BOOKMARK), how));
      expect(one).toEqual(other);
    }
  });
});
