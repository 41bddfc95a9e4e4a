import { describe, expect, it } from 'vitest';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { stretchesIn } from '../../../core/amend/redline/stretches.ts';
import { selectedWords } from '../../../core/review/thread-words.ts';
import { sourcesOfStretches } from '../../../core/review/words-in-lines.ts';
import type { WordLook } from '../../../core/word-import/calls.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { draftDoxing } from '../../support/reviews/doxing-review.ts';
import { newReview, type Opened, preparedReview, testDeps } from '../../support/reviews/review.ts';
import {
  all,
  base64,
  del,
  inParagraph,
  ins,
  kept,
  mark,
  movedByWord,
  put,
  type Rewrite,
  rewritten,
  savedByWord,
  tracked,
  unpacked,
  written,
} from '../../support/word/word-file.ts';

/** A review with three amendments and two threads, and the lawyer's file of it. */
const prepared = preparedReview('Ann Official', async (review) => {
  await draftDoxing(review);
  await review.do('amendment.create', { title: 'Out', edits: [{ type: 'omit', pid: pidOf('2', '(2)') }] });
  const { id = '' } = (await review.do('thread.list', {})).find(({ on }) => on === 'amendment:A-002') ?? {};
  await review.do('thread.resolve', { id, resolved: true });
  const to = `${review.path}-word`;
  return written(await review.do('word.export', { to, profile: 'lawyer' }));
});

async function sentReview(): Promise<{ review: Opened; bytes: Uint8Array }> {
  const { review, value: bytes } = await prepared();
  return { review, bytes };
}

const DOCUMENT = 'word/document.xml';
const look = (review: Opened, bytes: Uint8Array): Promise<WordLook> =>
  review.do('word.look', { name: 'counsel.docx', base64: base64(bytes) });
const wordsOf = ({ items }: WordLook) => items.map(({ words }) => words);

async function takeAll(review: Opened, bytes: Uint8Array, items?: readonly string[]) {
  const { head, items: found } = await look(review, bytes);
  const wanted = items ?? found.filter(({ blocked }) => blocked === null).map(({ id }) => id);
  return review.do('word.take', { name: 'counsel.docx', base64: base64(bytes), head, items: [...wanted] });
}

async function lines(review: Opened): Promise<readonly string[]> {
  const amendments = await review.do('amendment.list', {});
  return plainLines(linesOf(redline(review.act, amendments)), 'as-amended');
}

/** Sends the file, changes it as somebody does in Word, and looks at what came back. */
async function back(how: Rewrite, more: Parameters<typeof rewritten>[1] = {}) {
  const { review, bytes } = await sentReview();
  const came = rewritten(bytes, { ...more, [DOCUMENT]: (xml) => savedByWord(how(xml)) });
  return { review, bytes: came, looked: await look(review, came) };
}

describe('a lawyer’s file that comes back', () => {
  it('as Word saved it and with nothing done to it, does nothing', async () => {
    const { looked } = await back((xml) => xml);
    expect(looked).toMatchObject({ items: [], unplaced: [], agreed: [], knownComments: 2, remarks: [] });
    expect(looked.standing).toBe(4);
    expect(looked.amendments).toEqual(['A-001', 'A-002', 'A-003']);
  });

  it('with words changed, tracked and not, makes amendments that are theirs', async () => {
    const { review, bytes, looked } = await back(
      all(
        inParagraph('A person who pursues a course of conduct in breach of', (p) =>
          put(
            'guilty of an offence',
            `X`,
          )(p).replace(
            /(<w:r><w:t xml:space="preserve">)(.*?)X(.*?)<\/w:t><\/w:r>/,
            (_, start, before, after) =>
              `${start}${before}</w:t></w:r>${del('guilty of')}${ins('liable for')}${kept(` an offence${after}`)}`,
          ),
        ),
        put('Short title', 'Short Title'),
      ),
      {
        'docProps/core.xml': put(
          '</cp:coreProperties>',
          '<cp:lastModifiedBy>Dana Counsel</cp:lastModifiedBy></cp:coreProperties>',
        ),
      },
    );
    expect(looked.unplaced).toEqual([]);
    expect(looked.items.map(({ how, author, revises, words }) => [how, author, revises, words])).toEqual([
      ['tracked', 'Dana Counsel', [], 'In section 2(1): deleted “guilty of”; inserted “liable for”'],
      ['untracked', '', [], 'In the heading of section 16: deleted “title”; inserted “Title”'],
    ]);
    const taken = await takeAll(review, bytes);
    expect(taken.made.map(({ title }) => title)).toEqual([
      'Section 2: changed in Word',
      'Section 16: changed in Word without tracking',
    ]);
    const made = (await review.do('amendment.list', {})).find(({ id }) => id === 'A-004');
    expect(made).toMatchObject({ author: 'Dana Counsel', changedBy: 'Ann Official', state: 'draft' });
    expect((await lines(review)).join('\n')).toContain('liable for an offence');
    // Taken once: another copy of the file has nothing new.
    expect((await look(review, bytes)).items.map(({ isTaken }) => isTaken)).toEqual([true, true]);
    await review.do('ledger.verify', {});
  });

  it('takes changes under a name that is longer than any that is kept, by the beginning of it', async () => {
    const long = 'Dana '.repeat(130).trim();
    const { review, bytes } = await back((xml) =>
      inParagraph('>Short title<', (p) => p.replace('</w:p>', `${ins(' and more')}</w:p>`))(xml).replaceAll(
        'w:author="Dana Counsel"',
        `w:author="${long}"`,
      ),
    );
    const { made, certificate } = await takeAll(review, bytes);
    const list = await review.do('amendment.list', {});
    expect(list.find(({ id }) => id === made[0]?.id)?.author).toBe(long.slice(0, 500).trim());
    expect(certificate.differences).toEqual([]);
  });

  it('changes only what the review may change: what is outside is blocked, with the reason', async () => {
    const { review, bytes } = await back(
      all(put('Short title', 'Short Title'), put('Offence of harassment', 'Crime of harassment')),
    );
    await review.do('scope.set', { scope: { provisions: [pidOf('2')], additions: false } });
    const { items } = await look(review, bytes);
    expect(items.map(({ blocked }) => blocked)).toEqual([
      null,
      expect.stringContaining('Section 16 is outside what this review may change'),
    ]);
    const head = (await look(review, bytes)).head;
    const wanted = items.map(({ id }) => id);
    const asked = { name: 'counsel.docx', base64: base64(bytes), head, items: [...wanted] };
    expect(await review.session.call('word.take', asked)).toMatchObject({ ok: false });
    expect((await takeAll(review, bytes)).made).toHaveLength(1);
    await review.do('ledger.verify', {});
  });

  it('with ours accepted or rejected, says so, and drops nothing by itself', async () => {
    const { review, bytes, looked } = await back(
      all(
        inParagraph('stalking and following', (p) =>
          p.replace(/<w:del .*?<\/w:del>/, '').replace(/<w:ins [^>]*>(.*?)<\/w:ins>/, '$1'),
        ),
        inParagraph('naming a home in public', () => ''),
        inParagraph('A person guilty of an offence under this section is liable', (p) =>
          p
            .replace(/<w:rPr>.*?<\/w:rPr>/, '')
            .replace(/<\/?w:del(?: [^>]*)?>/g, '')
            .replaceAll('delText', 't'),
        ),
      ),
    );
    expect(looked.agreed).toEqual([
      {
        am: 'A-002',
        words: 'In the heading of section 2A: deleted “stalking”; inserted “stalking and following”',
      },
    ]);
    expect(looked.items.map(({ kind, how, revises }) => [kind, how, revises])).toEqual([
      ['drop', 'rejected', ['A-003']],
      ['drop', 'rejected', ['A-001']],
    ]);
    const before = await lines(review);
    const [first] = looked.items;
    const taken = await takeAll(review, bytes, []);
    expect([taken.made, taken.revised, await lines(review)]).toEqual([[], [], before]);
    await takeAll(review, bytes, [first?.id ?? '']);
    const after = await review.do('amendment.list', {});
    expect(after.find(({ id }) => id === 'A-003')?.edits).toEqual([]);
    expect((await lines(review)).join('\n')).toContain(
      '(2)\tA person guilty of an offence under this section',
    );
  });

  it('with words of ours changed, revises ours; with a new paragraph or one struck, makes that an amendment', async () => {
    const { review, bytes, looked } = await back(
      all(
        inParagraph('naming a home in public', (p) =>
          p
            .replace(
              '<w:t xml:space="preserve">(h)</w:t><w:tab/>',
              '<w:t xml:space="preserve">(h)</w:t><w:tab/>',
            )
            .replace(
              /<w:ins ([^>]*)><w:r>(<w:t xml:space="preserve">\(h\)<\/w:t><w:tab\/>)<w:t xml:space="preserve">naming a home in public\.<\/w:t><\/w:r><\/w:ins>/,
              (_, by, head) =>
                `<w:ins ${by}><w:r>${head}<w:t xml:space="preserve">naming a </w:t></w:r></w:ins>` +
                `<w:ins ${by}>${tracked('del', '<w:r><w:delText xml:space="preserve">home</w:delText></w:r>')}</w:ins>` +
                `${ins('dwelling')}<w:ins ${by}><w:r><w:t xml:space="preserve"> in public.</w:t></w:r></w:ins>`,
            )
            .concat(
              `<w:p><w:pPr><w:pStyle w:val="Law2"/>${mark('ins')}</w:pPr>${ins('(i)').replace('</w:r>', '<w:tab/></w:r>')}${ins('publishing a photograph.')}</w:p>`,
            ),
        ),
        inParagraph('interfering with any property', (p) =>
          p
            .replace('</w:pPr>', `${mark('del')}</w:pPr>`)
            .replace(/(<w:r>.*?<\/w:r>)/g, (r) =>
              tracked('del', r.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')),
            ),
        ),
      ),
    );
    expect(looked.unplaced).toEqual([]);
    expect(looked.items.map(({ kind, author, revises, words }) => [kind, author, revises, words])).toEqual([
      ['text', 'Dana Counsel', ['A-001'], 'In section 2A(3)(h): deleted “home”; inserted “dwelling”'],
      ['omit', 'Dana Counsel', [], 'Omitted section 2A(3)(f)'],
      ['insert', 'Dana Counsel', [], 'After section 2A(3)(h): inserted “(i)\tpublishing a photograph.”'],
    ]);
    const taken = await takeAll(review, bytes);
    expect([taken.revised, taken.made.map(({ id }) => id)]).toEqual([['A-001'], ['A-004']]);
    const text = (await lines(review)).join('\n');
    expect(text).toContain('(h)\tnaming a dwelling in public.\n(i)\tpublishing a photograph.');
    expect(text).not.toContain('interfering with any property');
    const story = await review.do('ledger.list', { after: 0 });
    expect(
      story.find(({ act, subject }) => act === 'amendment.change' && subject === 'amendment:A-001')?.payload,
    ).toMatchObject({
      because: 'as Dana Counsel had them in Word (counsel.docx)',
    });
    await review.do('ledger.verify', {});
  });

  it('with what is not understood, lists it where it is, and applies none of it', async () => {
    const table = `<w:tbl><w:tr><w:tc><w:p>${kept('A fee')}</w:p></w:tc></w:tr></w:tbl>`;
    const { review, bytes, looked } = await back(
      all(
        // Formatting only, tracked on words and on a paragraph.
        inParagraph('which amounts to harassment of another', (p) =>
          p.replace('<w:r>', `<w:r><w:rPr><w:b/>${tracked('rPrChange', '<w:rPr/>')}</w:rPr>`),
        ),
        inParagraph('>Short title<', (p) => p.replace('Short title', 'Short title').concat(table)),
        // Words outside the provisions, tracked.
        inParagraph('About this document', (p) => p.replace('</w:p>', `${ins(' and more')}</w:p>`)),
      ),
    );
    expect(looked.items).toEqual([]);
    expect(looked.unplaced.map(({ what }) => what).sort()).toEqual(['formatting', 'outside', 'table']);
    const before = await lines(review);
    const taken = await takeAll(review, bytes);
    expect([taken.waiting, taken.toDos.length, await lines(review)]).toEqual([2, 1, before]);
    const [held] = await review.do('word.returned', {});
    expect(held?.waiting.filter(({ done }) => done === null)).toHaveLength(2);
    const settled = await review.do('word.settle', { id: held?.id ?? '', place: 0 });
    expect(settled.waiting[0]?.done).toMatchObject({ by: 'Ann Official' });
    await review.do('ledger.verify', {});
  });

  it('with a provision moved by Word’s own marks, and numbers changed, has one item for each, and takes them', async () => {
    const { review, bytes, looked } = await back(
      all(
        // The same number struck and another put in, and one changed without tracking.
        inParagraph('Prohibition of harassment', (p) =>
          p.replace(
            /<w:r><w:t xml:space="preserve">1<\/w:t><w:tab\/>/,
            `${del('1')}${ins('1ZA')}<w:r><w:tab/>`,
          ),
        ),
        inParagraph('>Short title<', (p) => p.replace('>16<', '>17<')),
        movedByWord('contacting, or attempting to contact', 'monitoring the use by a person'),
      ),
    );
    expect(looked.unplaced).toEqual([]);
    expect(looked.items.map(({ kind, how, author, words }) => [kind, how, author, words])).toEqual([
      ['renumber', 'tracked', 'Dana Counsel', 'Section 1: the number is now 1ZA'],
      ['renumber', 'untracked', '', 'Section 16: the number is now 17'],
      ['move', 'tracked', 'Dana Counsel', 'Moved section 2A(3)(b) to after section 2A(3)(d)'],
    ]);
    const before = await lines(review);
    const taken = await takeAll(review, bytes);
    expect([taken.made.length, taken.revised, taken.waiting]).toEqual([3, [], 0]);
    const contacting = before.findIndex((line) => line.includes('contacting, or attempting'));
    const monitoring = before.findIndex((line) => line.includes('monitoring the use by a person'));
    const wanted = before.map((line) => line.replace(/^1\t/, '1ZA\t').replace(/^16\t/, '17\t'));
    const [moved = ''] = wanted.splice(contacting, 1);
    wanted.splice(monitoring, 0, moved);
    expect(await lines(review)).toEqual(wanted);
    await review.do('ledger.verify', {});
    expect((await look(review, bytes)).items.map(({ isTaken }) => isTaken)).toEqual([true, true, true]);
  });

  it('puts answers and ends on their threads, whatever they are called by now, and new comments where they stand', async () => {
    const comment = (id: string, para: string, text: string) =>
      `<w:comment w:id="${id}" w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z" w:initials="DC"><w:p w14:paraId="${para}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
    const { review, bytes, looked } = await back(
      inParagraph('which amounts to harassment of another', (p) =>
        p.replace(
          /(<w:t xml:space="preserve">which )(amounts to harassment)( of another.*?<\/w:t><\/w:r>)/,
          '$1</w:t></w:r><w:commentRangeStart w:id="901"/><w:r><w:t>$2</w:t></w:r><w:commentRangeEnd w:id="901"/><w:r><w:commentReference w:id="901"/></w:r><w:r><w:t xml:space="preserve">$3',
        ),
      ),
      {
        'word/comments.xml': (xml) =>
          xml
            .replace(/w14:paraId="(\w+)"/g, (_, id: string) => `w14:paraId="5${id.slice(1)}"`)
            .replace(
              '</w:comments>',
              `${comment('901', '5AAAAAAA', 'Why these words?')}${comment('902', '5BBBBBBB', 'Wide enough.')}</w:comments>`,
            ),
        'word/commentsExtended.xml': (xml) => {
          const now = xml.replace(/w15:paraId="(\w+)"/g, (_, id: string) => `w15:paraId="5${id.slice(1)}"`);
          const first = /w15:paraId="(\w+)" w15:done="0"/.exec(now)?.[1] ?? '';
          return now
            .replace(/w15:done="0"/, 'w15:done="1"')
            .replace(
              '</w15:commentsEx>',
              `<w15:commentEx w15:paraId="5AAAAAAA" w15:done="0"/><w15:commentEx w15:paraId="5BBBBBBB" w15:paraIdParent="${first}" w15:done="0"/></w15:commentsEx>`,
            );
        },
      },
    );
    expect(wordsOf(looked)).toEqual([
      'Replied in TH-0001: “Wide enough.”',
      'Resolved TH-0001: “Is this wide enough?”',
      'Commented on “amounts to harassment”: “Why these words?”',
    ]);
    expect(await takeAll(review, bytes)).toMatchObject({ threads: 1, replies: 1, waiting: 0 });
    const threads = await review.do('thread.list', {});
    expect(threads.map(({ on, resolved }) => [on, resolved !== null])).toEqual([
      ['amendment:A-001', true],
      ['amendment:A-002', true],
      [`provision:${pidOf('1', '(1)', '(a)')}`, false],
    ]);
    expect(threads[0]?.comments[1]).toEqual({
      text: 'Wide enough.',
      by: 'Dana Counsel',
      at: '2026-12-01T09:00:00Z',
    });
    expect(threads[2]?.words).toMatchObject({ quote: 'amounts to harassment', field: 'content' });
    // A second copy of the file brings nothing that is there already.
    expect(await look(review, bytes)).toMatchObject({ items: [], knownComments: 4 });
    await review.do('ledger.verify', {});
  });

  it('has comments of ours on their words, and none of them comes back as another', async () => {
    const { review } = await sentReview();
    const { act, do: call } = review;
    const comment = async (words: string, text: string) => {
      const amendments = await call('amendment.list', {});
      for (const line of linesOf(redline(act, amendments))) {
        const sources = sourcesOfStretches(act, stretchesIn(line));
        const from = sources
          .map((source) => source.text)
          .join('')
          .indexOf(words);
        const chosen = from < 0 ? null : selectedWords([{ sources, from, to: from + words.length }]);
        if (!chosen) continue;
        return call('thread.add', { on: `provision:${chosen.pid}`, words: chosen.words, text });
      }
      throw new RangeError(words);
    };
    // Alike but for their places and times, and one with an answer.
    await comment('a home', 'Why?');
    await comment('monitoring the use', 'Why?');
    const { id } = await comment('and following', 'Why?');
    await call('thread.reply', { id, text: 'It was asked for.' });
    const bytes = written(await call('word.export', { to: `${review.path}-again`, profile: 'lawyer' }));
    const back = rewritten(bytes, { [DOCUMENT]: savedByWord });
    expect(await look(review, back)).toMatchObject({ items: [], unplaced: [], knownComments: 6 });
    // An answer to one of three that read alike goes to that one.
    const [, para] = /paraIdParent="(\w+)"/.exec(unpacked(bytes, 'word/commentsExtended.xml')) ?? [];
    const answered = rewritten(bytes, {
      'word/comments.xml': put(
        '</w:comments>',
        '<w:comment w:id="990" w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z"><w:p w14:paraId="5CCCCCCC"><w:r><w:t>Not by us.</w:t></w:r></w:p></w:comment></w:comments>',
      ),
      'word/commentsExtended.xml': put(
        '</w15:commentsEx>',
        `<w15:commentEx w15:paraId="5CCCCCCC" w15:paraIdParent="${para}" w15:done="0"/></w15:commentsEx>`,
      ),
    });
    expect(wordsOf(await look(review, answered))).toEqual([`Replied in ${id}: “Not by us.”`]);
    // A file written before comments stood on their words said what they were on.
    const older = rewritten(bytes, {
      [DOCUMENT]: savedByWord,
      'word/comments.xml': (text) => text.replace(/Why\?/, 'On “and following”: Why?'),
    });
    expect(await look(review, older)).toMatchObject({ items: [], unplaced: [], knownComments: 6 });
  });

  it('is known by its words where its properties were taken off, and says so', async () => {
    const stripped = all(put('Short title', 'Short Title'), (xml) =>
      xml.replace(/<w:bookmark(Start|End)[^>]*>/g, ''),
    );
    const { looked } = await back(stripped, { 'docProps/custom.xml': null });
    expect([looked.items.length, looked.unplaced]).toEqual([1, []]);
    expect(looked.remarks[0]).toMatch(/^The file doesn’t say which review it came from/);
    expect(looked.remarks[0]).toContain(`its foot, as of history entry ${looked.seq}`);
    expect([looked.seq !== null, looked.amendments]).toEqual([true, ['A-001', 'A-002', 'A-003']]);
    // Files that were sent earlier named the entry otherwise at their foot.
    const older = await back(stripped, {
      'docProps/custom.xml': null,
      'word/footer1.xml': put('History entry', 'Ledger entry'),
    });
    expect(older.looked.remarks[0]).toContain(`its foot, as of history entry ${older.looked.seq}`);
  });

  it('is taken against the draft as it is by now, and where that has changed under it, is not', async () => {
    const { review, bytes } = await back(
      all(
        inParagraph('stalking and following', (p) => p.replace('following', 'shadowing')),
        put('watching or spying on a person', 'watching, or spying on, a person'),
      ),
    );
    const [, second] = await review.do('amendment.list', {});
    if (!second) throw new Error('No A-002');
    const edits = [replace(pidOf('2A'), 'heading', 'stalking', 'hounding')];
    await review.do('amendment.revise', { changes: [{ id: 'A-002', revision: second.revision, edits }] });
    const looked = await look(review, bytes);
    expect(looked.items.map(({ place, blocked }) => [place, blocked !== null])).toEqual([
      ['section 2A', true],
      ['section 2A(3)(g)', false],
      ['section 2A(3)(g)', false],
    ]);
    const stale = await review.session.call('word.take', {
      name: 'counsel.docx',
      base64: base64(bytes),
      head: 'not the head',
      items: [],
    });
    expect(stale).toMatchObject({ ok: false, error: { kind: 'stale' } });
    await takeAll(review, bytes);
    expect((await lines(review)).join('\n')).toContain('watching, or spying on, a person,');
  });
});

describe('a file that can’t be taken back', () => {
  const refusal = async (review: Opened, bytes: Uint8Array) => {
    const answer = await review.session.call('word.look', { name: 'x.docx', base64: base64(bytes) });
    if (answer.ok) throw new Error('It was read');
    return answer.error;
  };

  it('is refused with the reason', async () => {
    const { review, bytes } = await sentReview();
    const other = await newReview(testDeps('Bo Lawyer'));
    expect(await refusal(other, bytes)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('was not made from the review'),
    });
    const text = new TextEncoder();
    expect((await refusal(review, text.encode('no archive'))).kind).toBe('unsupported');
    expect((await refusal(review, bytes.slice(0, bytes.length / 2))).kind).toBe('damaged');
    const letter = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${kept('Dear Sir')}</w:p></w:body></w:document>`;
    const stray = rewritten(bytes, { [DOCUMENT]: letter, 'docProps/custom.xml': null });
    expect(await refusal(review, stray)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('not a Word file of this text'),
    });
    const bomb = rewritten(bytes, { [DOCUMENT]: `<w:document>${' '.repeat(30_000_000)}</w:document>` });
    expect((await refusal(review, bomb)).message).toContain('too large when unpacked');
    const entities = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>`;
    expect((await refusal(review, rewritten(bytes, { [DOCUMENT]: entities }))).message).toContain(
      'document type',
    );
    expect((await refusal(review, rewritten(bytes, { [DOCUMENT]: '<w:document' }))).kind).toBe('damaged');
    expect(await refusal(review, rewritten(bytes, { [DOCUMENT]: null }))).toMatchObject({
      kind: 'unsupported',
    });
    const elsewhere = rewritten(bytes, {
      'docProps/custom.xml': (xml) =>
        xml.replace(/(Keeling base text"><vt:lpwstr>)\w+/, `$1${'0'.repeat(64)}`),
    });
    expect((await refusal(review, elsewhere)).kind).toBe('stale');
  });
});
