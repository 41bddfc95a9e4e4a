import { describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import type { ChangeAuthor } from '../../../core/word-import/word-document.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { acceptedLines, editedBy } from '../../support/word/word-by-word.ts';
import { base64, inParagraph, type Rewrite, rewritten } from '../../support/word/word-file.ts';
import {
  delBy,
  imported,
  importedWhole,
  insBy,
  linesNow,
  listedIn,
  runOf,
  sent,
  unknownIn,
} from '../../support/word/word-rounds.ts';

/** Files that Word's Compare made of a file of ours: our own changes are under no name that we gave. */

const UNKNOWN: ChangeAuthor = { author: 'Unknown', date: '2026-12-05T10:00:00Z' };
const DANA: ChangeAuthor = { author: 'Dana Counsel', date: '2026-12-01T09:00:00Z' };
const BY = /w:author="[^"]*" w:date="[^"]*"/g;
const renamed: Rewrite = (xml) => xml.replaceAll(BY, `w:author="${UNKNOWN.author}" w:date="${UNKNOWN.date}"`);

/** A draft with words, a new paragraph and an omission; and its file. */
async function drafted(): Promise<{ review: Opened; bytes: Uint8Array }> {
  const review = await newReview(testDeps('Ann Official'));
  const [three, last] = [pidOf('2A', '(3)'), pidOf('2A', '(3)', '(g)')];
  const h = provision({ pid: 'new-h', kind: 'paragraph', num: '(h)', content: 'naming a home in public.' });
  const all = [
    [replace(pidOf('2A', '(3)', '(a)'), 'content', 'following', 'following or tailing')],
    [{ type: 'insert', parent: three, after: last, rank: 'm', provision: h }],
    [{ type: 'omit', pid: pidOf('2', '(2)') }],
  ] as const;
  for (const [at, edits] of all.entries())
    await review.do('amendment.create', { title: `No ${at + 1}`, edits: [...edits] });
  return { review, bytes: await sent(review) };
}

const inDocument = (bytes: Uint8Array, ...how: readonly Rewrite[]): Uint8Array =>
  how.reduce((now, each) => rewritten(now, { 'word/document.xml': each }), bytes);

/** The paragraph with some words, with other runs after its number. */
const runsAs = (words: string, number: string, ...inner: readonly string[]): Rewrite =>
  inParagraph(words, (p) => {
    const props = /<w:pPr>.*?<\/w:pPr>/s.exec(p)?.[0] ?? '';
    return `<w:p>${props}${runOf(`${number}\t`)}${inner.join('')}</w:p>`;
  });

/** How often the draft has some words now. */
const timesIn = async (review: Opened, words: string): Promise<number> =>
  (await linesNow(review)).join('\n').split(words).length - 1;

async function hasOursOnce(review: Opened): Promise<void> {
  expect([await timesIn(review, 'naming'), await timesIn(review, '(h)\t')]).toEqual([1, 1]);
  expect(await timesIn(review, 'or tail')).toBe(1);
}

describe('a file that Word’s Compare made, with everything as by Unknown', () => {
  it('has what somebody typed in the middle of our own words', async () => {
    const { review, bytes } = await drafted();
    const worked = editedBy(bytes, [
      { in: 'following a person', after: 'or tail', insert: ' and shadow', by: DANA },
    ]);
    await importedWhole(review, inDocument(worked, renamed));
    await hasOursOnce(review);
    expect(await timesIn(review, 'following or tail and shadowing a person')).toBe(1);
  });

  it('is read where it has a line struck whole and put in anew, with a word more', async () => {
    const { review, bytes } = await drafted();
    const how = runsAs(
      'or tailing',
      '(a)',
      delBy(UNKNOWN, 'following a person,'),
      insBy(UNKNOWN, 'following or tailing a person at night,'),
    );
    await importedWhole(review, inDocument(bytes, renamed, how));
    await hasOursOnce(review);
  });

  it('has only somebody else’s where ours were all accepted before', async () => {
    const { review, bytes } = await drafted();
    const accepted: Rewrite = (xml) =>
      xml
        .replaceAll(/<w:p><w:pPr>(?:(?!<\/w:pPr>).)*<w:del [^>]*\/?>(?:(?!<\/w:p>).)*<\/w:p>/gs, '')
        .replaceAll(/<w:del [^>]*>(?:(?!<\/w:del>).)*<\/w:del>/gs, '')
        .replaceAll(/<w:rPr><w:ins [^>]*(?:\/>|><\/w:ins>)<\/w:rPr>/g, '')
        .replaceAll(/<w:ins [^>]*>((?:(?!<\/w:ins>).)*)<\/w:ins>/gs, '$1');
    const plain = inDocument(bytes, accepted);
    const worked = editedBy(plain, [
      { in: 'naming a home', strike: 'a home', insert: 'any home', by: UNKNOWN },
      { in: 'or tailing', after: 'or tailing', insert: ' closely', by: UNKNOWN },
    ]);
    await importedWhole(review, worked);
    await hasOursOnce(review);
    expect(await timesIn(review, 'naming any home in public.')).toBe(1);
  });

  it('keeps ours that it has not, and says that it was rejected', async () => {
    const { review, bytes } = await drafted();
    const how = runsAs('or tailing', '(a)', runOf('following a person,'));
    const back = await imported(review, inDocument(bytes, renamed, how));
    expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
    await hasOursOnce(review);
    expect(back.look.items.map((one) => [one.how, one.revises])).toEqual([['rejected', ['A-001']]]);
    const file = { name: 'back.docx', base64: base64(inDocument(bytes, renamed, how)) };
    const again = await review.do('word.look', file);
    await review.do('word.take', { ...file, head: again.head, items: again.items.map(({ id }) => id) });
    expect(await linesNow(review)).toEqual(acceptedLines(inDocument(bytes, renamed, how)));
  });

  it('has our new paragraph once where Compare cut it into words of several changes', async () => {
    const { review, bytes } = await drafted();
    const how = inParagraph('naming a home', (p) => {
      const props = /<w:pPr>.*?<\/w:pPr>/s.exec(p)?.[0] ?? '';
      const inner = ['(h)\t', 'naming ', 'any ', 'home in ', 'a public place', '.'].map((text) =>
        insBy(UNKNOWN, text),
      );
      return `<w:p>${props}${inner.join('')}</w:p>`;
    });
    await importedWhole(review, inDocument(bytes, renamed, how));
    await hasOursOnce(review);
    expect(await timesIn(review, '(h)\tnaming any home in a public place.')).toBe(1);
  });
});
