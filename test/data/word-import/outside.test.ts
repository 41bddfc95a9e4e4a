import { describe, expect, it } from 'vitest';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { type Opened, preparedReview } from '../../support/reviews/review.ts';
import {
  all,
  base64,
  inParagraph,
  kept,
  put,
  type Rewrite,
  rewritten,
  savedByWord,
  written,
} from '../../support/word/word-file.ts';

const prepared = preparedReview('Ann Official', async (review) => {
  const edits = [replace(pidOf('2A'), 'heading', 'stalking', 'stalking and following')];
  await review.do('amendment.create', { title: 'Heading', purpose: 'To be clear.', edits });
  return written(await review.do('word.export', { to: `${review.path}-word`, profile: 'lawyer' }));
});

/** What is listed of a file that somebody changed with tracking off. */
async function listed(how: Rewrite, more: Parameters<typeof rewritten>[1] = {}) {
  const { review, value } = await prepared();
  const bytes = rewritten(value, { ...more, 'word/document.xml': (xml) => savedByWord(how(xml)) });
  const { items, unplaced } = await look(review, bytes);
  expect(items).toEqual([]);
  return unplaced.map(({ words, shown }) => [words, shown.map(({ text }) => text).join('')]);
}

const look = (review: Opened, bytes: Uint8Array) =>
  review.do('word.look', { name: 'counsel.docx', base64: base64(bytes) });

describe('words typed outside the Act with tracking off', () => {
  it('are none in a file that was only saved', async () => {
    expect(await listed((xml) => xml)).toEqual([]);
  });

  it('are listed: in the table of changes, before the Act and after it', async () => {
    const what = 'Words outside the Act’s provisions were changed without tracking';
    expect(
      await listed(
        all(
          put('To be clear.', 'To be quite clear.'),
          inParagraph('About this document', (p) =>
            p.concat(`<w:p>${kept('Ring me about section 2.')}</w:p>`),
          ),
          inParagraph('Outstanding effects', (p) => p.concat(`<w:p>${kept('And about section 4.')}</w:p>`)),
        ),
      ),
    ).toEqual([
      [what, 'Ring me about section 2.'],
      [what, 'And about section 4.'],
      [what, 'To be quite clear.'],
    ]);
  });

  it('are listed in a header and a footer, where the number of a page is nobody’s words', async () => {
    const replaced = (old: string, now: string) => (xml: string) => xml.replace(old, now);
    expect(
      await listed((xml) => xml, {
        'word/header1.xml': replaced('Not an official version.', 'SEEN BY COUNSEL'),
        'word/footer1.xml': replaced('<w:t>1</w:t>', '<w:t>17</w:t>'),
      }),
    ).toEqual([
      ['The header of the pages was changed without tracking', expect.stringContaining('SEEN BY COUNSEL')],
    ]);
  });

  it('are counted where they are gone', async () => {
    expect(await listed(inParagraph('About this document', () => ''))).toEqual([
      [
        '1 paragraph outside the Act’s provisions is not in the file any more. Compare it with the file that you sent',
        '',
      ],
    ]);
  });
});
