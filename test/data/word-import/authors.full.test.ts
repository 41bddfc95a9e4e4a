import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import type { Certificate } from '../../../core/word-import/certificate/records.ts';
import type { ChangeAuthor } from '../../../core/word-import/word-document.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { ferriesSent } from '../../support/reviews/ferries-review.ts';
import { must, mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { editedBy, signedLine } from '../../support/word/word-by-word.ts';
import { base64, inParagraph, put, type Rewrite, rewritten, unpacked } from '../../support/word/word-file.ts';
import { sent } from '../../support/word/word-rounds.ts';
import { takeIn, twoCopies } from '../merge/two-copies.ts';

/** Whose words are whose, over several rounds in which a file is sent, worked on by lawyers, and imported. */

const ANNA: ChangeAuthor = { author: 'Counsel Anna', date: '2026-12-01T09:00:00Z' };
const BEN: ChangeAuthor = { author: 'Counsel Ben', date: '2026-12-08T10:30:00Z' };
const CARA: ChangeAuthor = { author: 'Counsel Cara', date: '2026-12-15T11:45:00Z' };

/** All but what Keeling sets itself, as a number that the file has not. */
const unknownIn = ({ differences }: Certificate) =>
  differences.filter(({ why }) => why.some(({ kind }) => kind !== 'set-by-keeling'));

/** Imports all that can be of a file: the forecast and the certificate have nothing to say. */
async function took(review: Opened, bytes: Uint8Array): Promise<void> {
  const file = { name: 'back.docx', base64: base64(bytes) };
  const { items: found, head, sha256, unplaced } = await review.do('word.look', file);
  expect(unplaced).toEqual([]);
  const items = found
    .filter(({ blocked, how }) => blocked === null && how !== 'rejected')
    .map(({ id }) => id);
  const forecast = await review.do('word.forecast', { sha256, head, items });
  expect(unknownIn(forecast)).toEqual([]);
  const { certificate } = await review.do('word.take', { ...file, head, items });
  expect(unknownIn(certificate)).toEqual([]);
}

type Work = (bytes: Uint8Array) => Uint8Array;

/** A review that was sent, worked on and imported some times; with the file that is written of it then. */
async function workedOn(review: Opened, ...rounds: readonly Work[]): Promise<Uint8Array> {
  let bytes = await sent(review);
  for (const work of rounds) {
    await took(review, work(bytes));
    bytes = await sent(review);
  }
  return bytes;
}

const LINE = 'following a person';
const edits =
  (...all: readonly Parameters<typeof editedBy>[1][number][]): Work =>
  (bytes) =>
    editedBy(bytes, all);
const inDocument =
  (how: Rewrite): Work =>
  (bytes) =>
    rewritten(bytes, { 'word/document.xml': how });

const tailing = edits({ in: LINE, after: 'following ', insert: 'or tailing ', by: ANNA });
const shadowing = edits({ in: LINE, strike: 'tailing', insert: 'shadowing', by: BEN });

let ids = 31_000;
const tracked = (element: string, { author, date }: ChangeAuthor, inner = '') =>
  `<w:${element} w:id="${ids++}" w:author="${author}" w:date="${date}">${inner}</w:${element}>`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const numbered = (num: string, text: string) =>
  `<w:r><w:t xml:space="preserve">${num}</w:t><w:tab/><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('words that were imported', () => {
  it('are under the name of who typed them, beside those that somebody else put in their place', async () => {
    const bytes = await workedOn(await newReview(), tailing, shadowing);
    expect(signedLine(bytes, LINE)).toBe(
      '(a)\tfollowing [+or |Counsel Anna 12-01][+shadowing|Counsel Ben 12-08][+ |Counsel Anna 12-01]a person,',
    );
  });

  it('stay so over as many rounds as there are', async () => {
    const bytes = await workedOn(
      await newReview(),
      tailing,
      shadowing,
      edits({ in: LINE, after: 'shadow', insert: 'x', by: CARA }),
      edits({ in: LINE, strike: 'or ', by: CARA }),
      (same) => same,
    );
    expect(signedLine(bytes, LINE)).toBe(
      '(a)\tfollowing [+shadow|Counsel Ben 12-08][+x|Counsel Cara 12-15][+ing|Counsel Ben 12-08][+ |Counsel Anna 12-01]a person,',
    );
  });

  it('of two people who typed in turns are each person’s, also where they are the same words', async () => {
    const bytes = await workedOn(
      await newReview(),
      edits({ in: LINE, after: 'following ', insert: 'any any ', by: ANNA }),
      edits({ in: LINE, after: 'following any ', insert: 'any ', by: BEN }),
      edits({ in: LINE, strike: 'any ', by: CARA }),
    );
    expect(signedLine(bytes, LINE)).toBe(
      '(a)\tfollowing [+any |Counsel Ben 12-08][+any |Counsel Anna 12-01]a person,',
    );
  });

  it('have each their own date, of one person too', async () => {
    const later = { ...ANNA, date: '2026-12-03T16:00:00Z' };
    const bytes = await workedOn(
      await newReview(),
      edits(
        { in: LINE, after: 'following ', insert: 'or tailing ', by: ANNA },
        { in: LINE, after: 'or ', insert: 'once ', by: later },
        { in: LINE, strike: 'person', by: later },
      ),
    );
    expect(signedLine(bytes, LINE)).toBe(
      '(a)\tfollowing [+or |Counsel Anna 12-01][+once |Counsel Anna 12-03][+tailing |Counsel Anna 12-01]a [-person|Counsel Anna 12-03],',
    );
  });

  it('are signed so in what an official drafted, who keeps what they typed', async () => {
    const review = await newReview(testDeps('Ann Official'));
    const edit = replace(pidOf('2A', '(3)', '(a)'), 'content', 'following', 'stalking or tailing closely');
    await review.do('amendment.create', { title: 'Tailing', edits: [edit] });
    const bytes = await workedOn(review, shadowing);
    expect(signedLine(bytes, LINE)).toBe(
      '(a)\t[-following|Ann Official 11-02][+stalking or |Ann Official 11-02][+shadowing|Counsel Ben 12-08][+ closely|Ann Official 11-02] a person,',
    );
    const [amendment, ...others] = await review.do('amendment.list', {});
    expect([amendment?.author, others]).toEqual(['Ann Official', []]);
    // Who wrote each word is told in the window too.
    const on = { amendment: 'A-001', pid: pidOf('2A', '(3)', '(a)'), field: 'content' } as const;
    const { inserted } = await review.do('history.words', on);
    expect(inserted.map(({ text, by }) => [text, by.who])).toEqual([
      ['stalking or ', 'Ann Official'],
      ['shadowing', 'Counsel Ben'],
      [' closely', 'Ann Official'],
    ]);
  });

  it('are still theirs that stand next to another’s where what was between them is struck', async () => {
    const bytes = await workedOn(
      await newReview(),
      edits(
        { in: LINE, after: 'following', insert: ' closely', by: ANNA },
        { in: LINE, after: ' a', insert: 'ny', by: ANNA },
      ),
      edits({ in: LINE, after: 'following closely', insert: ' or often', by: BEN }),
      edits({ in: LINE, strike: ' a', by: CARA }),
    );
    expect(signedLine(bytes, LINE)).toBe(
      '(a)\tfollowing[+ closely|Counsel Anna 12-01][+ or often|Counsel Ben 12-08][- a|Counsel Cara 12-15][+ny|Counsel Anna 12-01] person,',
    );
  });

  it('are theirs in a new provision, of which somebody else typed some words', async () => {
    const bytes = await workedOn(
      await newReview(),
      inDocument((xml) => {
        const at = xml.indexOf('</w:p>', xml.indexOf('watching or spying')) + '</w:p>'.length;
        const mark = (hand: ChangeAuthor) => `<w:pPr><w:rPr>${tracked('ins', hand)}</w:rPr></w:pPr>`;
        const made = `<w:p>${mark(ANNA)}${tracked('ins', ANNA, numbered('(h)', 'tailing a '))}${tracked('ins', BEN, run('natural '))}${tracked('ins', ANNA, run('person.'))}</w:p>`;
        return xml.slice(0, at) + made + xml.slice(at);
      }),
      edits({ in: 'tailing a', strike: 'tailing', insert: 'shadowing', by: CARA }),
    );
    expect(signedLine(bytes, 'shadowing a')).toBe(
      '[+(h)\t|Counsel Anna 12-01][+shadowing|Counsel Cara 12-15][+ a |Counsel Anna 12-01][+natural |Counsel Ben 12-08][+person.|Counsel Anna 12-01]',
    );
  });

  it('are theirs in a line that somebody else moves', async () => {
    const bytes = await workedOn(
      await newReview(),
      tailing,
      inDocument((xml) => {
        const [from, place] = ['(a)</w:t><w:tab/><w:t xml:space="preserve">following', 'watching or spying'];
        const start = xml.lastIndexOf('<w:p>', xml.indexOf('>or tailing '));
        expect([xml.includes(from), start > 0]).toEqual([true, true]);
        const end = xml.indexOf('</w:p>', start) + '</w:p>'.length;
        const line = xml.slice(start, end);
        const [, props = '', inner = ''] = /^<w:p>(<w:pPr>.*?<\/w:pPr>)(.*)<\/w:p>$/s.exec(line) ?? [];
        const marked = (how: string) =>
          props.replace('</w:pPr>', `<w:rPr>${tracked(how, BEN)}</w:rPr></w:pPr>`);
        const kept = inner.replaceAll(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gs, (each) => each);
        const range = (how: string, id: number, words: string) =>
          `<w:p>${marked(`move${how}`)}<w:move${how}RangeStart w:id="${id}" w:author="${BEN.author}" w:date="${BEN.date}" w:name="m1"/>${words}</w:p><w:move${how}RangeEnd w:id="${id}"/>`;
        const moved = (how: string) =>
          kept.replaceAll(/(<w:ins [^>]*>.*?<\/w:ins>)|(<w:r>.*?<\/w:r>)/gs, (_, ins, plain) =>
            ins
              ? how === 'From'
                ? tracked('moveFrom', BEN, ins.replace(/^<w:ins [^>]*>|<\/w:ins>$/g, ''))
                : ins
              : tracked(`move${how}`, BEN, plain),
          );
        const rest = `${xml.slice(0, start)}${range('From', 990, moved('From'))}${xml.slice(end)}`;
        const at = rest.indexOf('</w:p>', rest.indexOf(place)) + '</w:p>'.length;
        return `${rest.slice(0, at)}${range('To', 992, moved('To'))}${rest.slice(at)}`;
      }),
    );
    const line = signedLine(bytes, 'or tailing a');
    expect(line).toContain('or tailing |Counsel Anna 12-01]');
    expect(line).toContain('|Counsel Ben 12-08]');
  });

  it('are theirs in a line that somebody else divides, and in one that is joined to another', async () => {
    const review = await newReview();
    const bytes = await workedOn(
      review,
      edits({
        in: 'in breach of section 1(1) or (1A)',
        after: 'guilty of ',
        insert: 'the offence of ',
        by: ANNA,
      }),
      inDocument(
        inParagraph('the offence of ', (p) => {
          const at = p.indexOf('<w:ins ');
          const cut = p.lastIndexOf('</w:t></w:r>', at);
          const before = p.lastIndexOf('is guilty of ', at);
          expect([at > 0, cut > 0, before > 0]).toEqual([true, true, true]);
          const [, props = ''] = /^<w:p>(<w:pPr>.*?<\/w:pPr>)/.exec(p) ?? [];
          const ended = props.replace('</w:pPr>', `<w:rPr>${tracked('ins', BEN)}</w:rPr></w:pPr>`);
          const first = p.slice(0, before).replace(props, ended);
          return `${first}</w:t></w:r></w:p><w:p>${props}<w:r><w:t xml:space="preserve">${p.slice(before)}`;
        }),
      ),
    );
    const line = signedLine(bytes, 'is guilty of the offence of an');
    expect(line).toMatch(/the offence of \|Counsel Anna 12-01\]/);
    expect(line).toMatch(/is guilty of \|Counsel Ben 12-08\]/);
  });
});

const words = async (review: Opened) =>
  plainLines(linesOf(redline(review.act, await review.do('amendment.list', {}))), 'as-amended').find((line) =>
    /^\(a\)\tfollowing/.test(line),
  );

it('a row of a table, and the words of its cells, keep who put them in', async () => {
  const { review } = await ferriesSent();
  const bytes = await workedOn(
    review,
    inDocument((xml) => {
      const at = xml.indexOf('</w:tr>', xml.indexOf('a child under 12')) + '</w:tr>'.length;
      const cell = (...inner: readonly string[]) =>
        `<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p>${inner.join('')}</w:p></w:tc>`;
      const cells = [
        cell(tracked('ins', ANNA, run('a goat'))),
        cell(tracked('ins', ANNA, run('£1')), tracked('ins', BEN, run('.50'))),
        cell(),
      ];
      const row = `<w:tr><w:trPr>${tracked('ins', ANNA)}</w:trPr>${cells.join('')}</w:tr>`;
      return xml.slice(0, at) + row + xml.slice(at);
    }),
    (same) => same,
  );
  expect(signedLine(bytes, 'a goat')).toBe('[+a goat|Counsel Anna 12-01]');
  expect(signedLine(bytes, '£1.50')).toBe('[+£1|Counsel Anna 12-01][+.50|Counsel Ben 12-08]');
  const row = /<w:tr>(?:(?!<w:tr>).)*a goat/s.exec(unpacked(bytes, 'word/document.xml'))?.[0] ?? '';
  expect(row).toContain(`w:author="${ANNA.author}" w:date="${ANNA.date}"`);
});

it('comments keep who said them and when', async () => {
  const commented: Work = (bytes) =>
    editedBy(
      rewritten(bytes, {
        'word/document.xml': inParagraph('monitoring the use', (p) =>
          p.replace(
            '</w:p>',
            '<w:commentRangeStart w:id="901"/><w:commentRangeEnd w:id="901"/><w:r><w:commentReference w:id="901"/></w:r></w:p>',
          ),
        ),
        'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="901" w:author="${ANNA.author}" w:date="${ANNA.date}"><w:p>${run('All of it?')}</w:p></w:comment></w:comments>`,
        'word/_rels/document.xml.rels': put(
          '</Relationships>',
          '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
        ),
      }),
      [],
    );
  const answered: Work = (bytes) =>
    rewritten(bytes, {
      'word/comments.xml': (xml) => {
        const [, id = ''] = /w:id="(\d+)"/.exec(xml) ?? [];
        expect(id).not.toBe('');
        return put(
          '</w:comments>',
          `<w:comment w:id="950" w:author="${BEN.author}" w:date="${BEN.date}"><w:p w14:paraId="2A000001">${run('Most of it.')}</w:p></w:comment></w:comments>`,
        )(xml);
      },
      'word/commentsExtended.xml': (xml) => {
        const [, parent = ''] = /w15:paraId="([0-9A-F]+)"/.exec(xml) ?? [];
        return put(
          '</w15:commentsEx>',
          `<w15:commentEx w15:paraId="2A000001" w15:paraIdParent="${parent}" w15:done="0"/></w15:commentsEx>`,
        )(xml);
      },
    });
  const bytes = await workedOn(await newReview(), commented, answered, (same) => same);
  const comments = [...unpacked(bytes, 'word/comments.xml').matchAll(/<w:comment .*?<\/w:comment>/gs)];
  expect(
    comments.map(([xml]) => [
      /w:author="([^"]*)"/.exec(xml)?.[1],
      /w:date="([^"]*)"/.exec(xml)?.[1],
      />([^<]+)<\/w:t>/.exec(xml)?.[1],
    ]),
  ).toEqual([
    [ANNA.author, ANNA.date, 'All of it?'],
    [BEN.author, BEN.date, 'Most of it.'],
  ]);
});

describe('words that were imported and then', () => {
  it('taken out and brought back are as they were', async () => {
    const review = await newReview(testDeps('Ann Official'));
    await workedOn(review, tailing);
    const [before] = await review.do('amendment.list', {});
    const id = before?.id ?? '';
    const [gone] = await review.do('amendment.revise', {
      changes: [{ id, revision: before?.revision ?? 0, edits: [] }],
    });
    await review.do('amendment.revise', {
      changes: [{ id, revision: gone?.revision ?? 0, edits: [...(before?.edits ?? [])] }],
    });
    expect(await words(review)).toBe('(a)\tfollowing or tailing a person,');
    expect(signedLine(await sent(review), LINE)).toBe(
      '(a)\tfollowing [+or tailing |Counsel Anna 12-01]a person,',
    );
  });

  it('taken over into a colleague’s copy are theirs there too, beside what was typed in that copy', async () => {
    const { ann, bea } = await twoCopies(async (review) => {
      await review.do('amendment.create', {
        title: 'Tailing',
        edits: [replace(pidOf('2A', '(3)', '(a)'), 'content', 'following', 'stalking or tailing closely')],
      });
    });
    await workedOn(
      bea,
      edits(
        { in: LINE, strike: 'tailing', insert: 'shadowing', by: BEN },
        { in: 'contacting, or attempting', after: 'contacting', insert: ' often', by: ANNA },
      ),
    );
    const [own] = await ann.do('amendment.list', {});
    const more = replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying', 'prying');
    await ann.do('amendment.revise', {
      changes: [{ id: 'A-001', revision: own?.revision ?? 0, edits: [...(own?.edits ?? []), more] }],
    });
    await takeIn(ann, bea);
    await takeIn(bea, ann);
    for (const review of [ann, bea]) {
      const bytes = await sent(review);
      expect(signedLine(bytes, LINE)).toBe(
        '(a)\t[-following|Ann Draper 11-02][+stalking or |Ann Draper 11-02][+shadowing|Counsel Ben 12-08][+ closely|Ann Draper 11-02] a person,',
      );
      expect(signedLine(bytes, 'contacting, or attempting')).toContain(
        'contacting[+ often|Counsel Anna 12-01]',
      );
      await review.do('ledger.verify', {});
    }
    // Both changed the same amendment: of the two readings the other is chosen, which has Ann's words in place of counsel's.
    const [open] = await ann.do('package.open', {});
    const other = open?.readings.find(({ who }) => who === 'Ann Draper');
    const choices = [{ thing: open?.thing ?? '', part: open?.part ?? '', event: other?.event ?? '' }];
    await ann.do('package.choose', { choices });
    const bytes = await sent(ann);
    expect(signedLine(bytes, LINE)).toBe(
      '(a)\t[-following|Ann Draper 11-02][+stalking or tailing closely|Ann Draper 11-02] a person,',
    );
    expect(signedLine(bytes, 'watching or')).toContain(
      '[-spying|Ann Draper 11-02][+prying|Ann Draper 11-02]',
    );
  });

  it('carried to another text of the Act are theirs there', async () => {
    const path = join(temporaryFolder(), 'older.keeling');
    const given = { title: 'Older', act: 'ukpga/1997/40', at: 'enacted' };
    const enacted = must(loadAct('ukpga/1997/40', 'enacted')).root;
    const older = opened(mustOpen(await createReview(path, given, testDeps('Ann Official'))), enacted);
    await workedOn(
      older,
      edits({
        in: 'References to harassing a person include',
        after: 'include ',
        insert: 'vexing, ',
        by: ANNA,
      }),
      edits({ in: 'References to harassing a person include', strike: 'vexing', insert: 'teasing', by: BEN }),
    );
    const { head } = await older.do('review.rebase.preview', { act: 'ukpga/1997/40', at: 'current' });
    await older.do('review.rebase', { act: 'ukpga/1997/40', at: 'current', expectedHead: head });
    expect(signedLine(await sent(older), 'References to harassing a person include')).toContain(
      'include [+teasing|Counsel Ben 12-08][+, |Counsel Anna 12-01]alarming',
    );
    await older.session.close();
  });
});
