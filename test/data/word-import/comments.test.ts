import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { stretchesIn } from '../../../core/amend/redline/stretches.ts';
import { selectedWords } from '../../../core/review/thread-words.ts';
import { sourcesOfStretches } from '../../../core/review/words-in-lines.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { type Opened, preparedReview } from '../../support/reviews/review.ts';
import { base64, put, rewritten, savedByWord, unpacked, written } from '../../support/word/word-file.ts';

const prepared = preparedReview('Ann Official', async (review) => {
  const edits = [replace(pidOf('2A'), 'heading', 'stalking', 'stalking and following')];
  await review.do('amendment.create', { title: 'Heading', edits });
});
const DOCUMENT = 'word/document.xml';
const BY = 'w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z"';

/** Comments on words from some words of one line to some words of the same or a later one. */
async function comment(review: Opened, from: string, to: string, said: { text: string; suggest?: string }) {
  const amendments = await review.do('amendment.list', {});
  const lines = linesOf(redline(review.act, amendments)).map((line) => {
    const sources = sourcesOfStretches(review.act, stretchesIn(line));
    return { sources, text: sources.map(({ text }) => text).join('') };
  });
  const first = lines.findIndex(({ text }) => text.includes(from));
  const last = lines.findIndex(({ text }, at) => at >= first && text.includes(to));
  const chosen = selectedWords(
    lines.slice(first, last + 1).map(({ sources, text }, at) => ({
      sources,
      from: at === 0 ? text.indexOf(from) : 0,
      to: at === last - first ? text.indexOf(to) + to.length : text.length,
    })),
  );
  if (first < 0 || !chosen) throw new RangeError(from);
  return review.do('thread.add', { on: `provision:${chosen.pid}`, words: chosen.words, ...said });
}

const exported = async (review: Opened, to = 'word') =>
  written(await review.do('word.export', { to: `${review.path}-${to}`, profile: 'lawyer' }));
const look = (review: Opened, bytes: Uint8Array) =>
  review.do('word.look', { name: 'counsel.docx', base64: base64(bytes) });

async function takeAll(review: Opened, bytes: Uint8Array) {
  const { head, items } = await look(review, bytes);
  const file = { name: 'counsel.docx', base64: base64(bytes), head };
  return review.do('word.take', { ...file, items: items.map(({ id }) => id) });
}

describe('comments that go to Word and come back', () => {
  it('say what they suggest, and are no second ones when they are back', async () => {
    const { review } = await prepared();
    await comment(review, 'guilty of an offence', 'guilty of an offence', {
      text: 'Too harsh?',
      suggest: 'liable',
    });
    const { id } = await comment(review, 'monitoring the use', 'monitoring the use', {
      text: '',
      suggest: '',
    });
    await review.do('thread.reply', { id, text: 'Or narrow it.', suggest: 'watching the use' });
    const bytes = await exported(review);
    const texts = [...unpacked(bytes, 'word/comments.xml').matchAll(/<w:comment .*?<\/w:comment>/g)].map(
      ([xml]) => [...xml.matchAll(/<w:t [^>]*>(.*?)<\/w:t>/g)].map(([, text]) => text),
    );
    expect(texts).toEqual([
      ['Too harsh?', 'I suggest: “liable”'],
      ['I suggest deleting these words.'],
      ['Or narrow it.', 'I suggest: “watching the use”'],
    ]);
    const back = rewritten(bytes, { [DOCUMENT]: savedByWord });
    expect(await look(review, back)).toMatchObject({ items: [], unplaced: [], knownComments: 3 });
    // A file of an earlier version has the words alone.
    const older = rewritten(bytes, {
      'word/comments.xml': (xml) =>
        xml
          .replace(/<w:p><w:r><w:t [^>]*>Too harsh\?<\/w:t><\/w:r><\/w:p>/, '')
          .replace('I suggest: “liable”', 'Too harsh?'),
    });
    expect(await look(review, older)).toMatchObject({ items: [], unplaced: [], knownComments: 3 });
  });

  it('go over several paragraphs on both ways', async () => {
    const { review } = await prepared();
    const { words } = await comment(review, 'spying on a person', 'A person guilty', {
      text: 'All of this?',
    });
    expect(words?.quote.split('\n').length).toBeGreaterThan(1);
    const bytes = await exported(review);
    const again = await look(review, rewritten(bytes, { [DOCUMENT]: savedByWord }));
    expect(again).toMatchObject({ items: [], unplaced: [], knownComments: 1 });
    // The lawyer's own, from one paragraph into the next but one.
    const cut = (text: string, at: string, mark: string) =>
      text.replace(at, `${at}</w:t></w:r>${mark}<w:r><w:t xml:space="preserve">`);
    const theirs = rewritten(bytes, {
      [DOCUMENT]: (text) =>
        cut(
          cut(text, 'which amounts to ', '<w:commentRangeStart w:id="901"/>'),
          'knows or ought to know',
          '<w:commentRangeEnd w:id="901"/><w:r><w:commentReference w:id="901"/></w:r>',
        ),
      'word/comments.xml': put(
        '</w:comments>',
        `<w:comment w:id="901" ${BY}><w:p><w:r><w:t>Both limbs.</w:t></w:r></w:p></w:comment></w:comments>`,
      ),
    });
    expect(await takeAll(review, theirs)).toMatchObject({ threads: 1 });
    const thread = (await review.do('thread.list', {})).at(-1);
    expect(thread?.comments[0]?.text).toBe('Both limbs.');
    expect(thread?.words?.quote.split('\n')).toEqual([
      'harassment of another, and',
      expect.stringMatching(/knows or ought to know$/),
    ]);
    // And out again it is the same.
    const next = await exported(review, 'again');
    expect(await look(review, next)).toMatchObject({ items: [], unplaced: [], knownComments: 2 });
  });
});
