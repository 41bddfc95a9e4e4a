import { describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import { isSuggested } from '../../../core/word-import/suggested.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { draftDoxing } from '../../support/reviews/doxing-review.ts';
import { ferriesSent, wordFileAt } from '../../support/reviews/ferries-review.ts';
import { newReview, testDeps } from '../../support/reviews/review.ts';
import { editedBy, type HandEdit, signedLine } from '../../support/word/word-by-word.ts';
import {
  base64,
  del,
  inParagraph,
  ins,
  kept,
  mark,
  put,
  type Rewrite,
  rewritten,
  tracked,
} from '../../support/word/word-file.ts';
import { doneIn, imported, listedIn, sent, unknownIn } from '../../support/word/word-rounds.ts';

/** What Word itself makes of a file, read for what the person at it did and for nothing else. */

const DOCUMENT = 'word/document.xml';
const edited = (bytes: Uint8Array, how: Rewrite, more: Parameters<typeof rewritten>[1] = {}) =>
  rewritten(bytes, { ...more, [DOCUMENT]: how });
/** Words of a plain run replaced by runs of their own. */
const inRun =
  (words: string, ...inner: readonly string[]): Rewrite =>
  (p) =>
    put(
      words,
      `</w:t></w:r>${inner.join('')}<w:r><w:t xml:space="preserve">`,
    )(p).replaceAll('<w:r><w:t xml:space="preserve"></w:t></w:r>', '');

/** What stands after a paragraph that has some words. */
const after =
  (words: string, more: string): Rewrite =>
  (xml) => {
    const at = xml.indexOf('</w:p>', xml.indexOf(words)) + '</w:p>'.length;
    expect(xml).toContain(words);
    return xml.slice(0, at) + more + xml.slice(at);
  };

const propsOf = (xml: string, words: string): string =>
  /<w:pPr>.*?<\/w:pPr>/s.exec(xml.slice(xml.lastIndexOf('<w:p>', xml.indexOf(words))))?.[0] ?? '';

describe('the end of a quotation', () => {
  it.each([
    ['with the words after it', ' or distress.”; and'],
    ['with a part of these', ' or distress.”; '],
    ['without them', ' or distress.”'],
  ])('that is struck %s is typed over there, and nowhere else', async (_, words) => {
    const review = await newReview();
    const bytes = edited(await sent(review), (xml) => {
      const quoted = xml.lastIndexOf('of a person includes causing the person alarm');
      const start = xml.lastIndexOf('<w:p>', quoted);
      const how = inParagraph('alarm', inRun(words, del(words), ins(' shall')));
      return xml.slice(0, start) + how(xml.slice(start));
    });
    const back = await imported(review, bytes);
    const line = back.lines.findLast((one) => one.includes('includes causing the person alarm'));
    expect(line).toContain('“harassment” of a person includes causing the person alarm shall');
    expect(unknownIn(back)).toEqual([]);
  });
});

const UNKNOWN = 'w:author="Unknown" w:date="2026-12-05T10:00:00Z"';
const BY = /w:author="[^"]*" w:date="[^"]*"/g;

/** A draft with words, a new provision and an omission, and the file that is written of it. */
async function drafted() {
  const review = await newReview(testDeps('Ann Official'));
  await draftDoxing(review);
  await review.do('amendment.create', { title: 'Out', edits: [{ type: 'omit', pid: pidOf('2', '(2)') }] });
  await review.do('amendment.create', {
    title: 'Tailing',
    edits: [replace(pidOf('2A', '(3)', '(a)'), 'content', 'following', 'following or tailing')],
  });
  return { review, bytes: await sent(review) };
}
const DANA = inParagraph(
  'contacting, or attempting to contact',
  inRun('by any means', ins('in any way'), del('by any means')),
);

describe('a file that Word’s Compare made', () => {
  it.each([
    ['every change', (xml: string) => DANA(xml).replaceAll(BY, UNKNOWN), 'Unknown'],
    [
      'our own changes',
      (xml: string) => DANA(xml).replaceAll(BY, (by) => (by.includes('Dana') ? by : UNKNOWN)),
      'Dana Counsel',
    ],
    [
      'our own insertions',
      (xml: string) =>
        DANA(xml).replaceAll(/<w:ins w:id="\d+" w:author="[^"]*" w:date="[^"]*"/g, (by) =>
          by.includes('Dana') ? by : by.replace(BY, UNKNOWN),
        ),
      'Dana Counsel',
    ],
  ])('with %s under another name has what was done to it, and ours once', async (_, how, author) => {
    const { review, bytes } = await drafted();
    const back = await imported(review, edited(bytes, how));
    expect(doneIn(back)).toEqual([
      ['tracked', author, 'In section 2A(3)(b): deleted “by any means”; inserted “in any way”'],
    ]);
    const text = back.lines.join('\n');
    expect(text.split('or tailing')).toHaveLength(2);
    expect(text.split('naming a home')).toHaveLength(2);
    expect(back.look.standing).toBe(5);
    expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
  });
});

const FIRST = 'tailing a person, or waiting for one at or near a place at which the person lives,';
const LAST = ' works or studies, or which the person is likely to pass on the way to such a place,';

/** A draft with a new paragraph among others, and the file that is written of it. */
async function withParagraph() {
  const review = await newReview(testDeps('Ann Official'));
  const content = FIRST + LAST;
  const da = provision({ pid: 'new-da', kind: 'paragraph', num: '(da)', content });
  const [parent, before] = [pidOf('2A', '(3)'), pidOf('2A', '(3)', '(d)')];
  const edit = { type: 'insert' as const, parent, after: before, rank: 'm', provision: da };
  await review.do('amendment.create', { title: 'Tailing', edits: [edit] });
  return { review, bytes: await sent(review) };
}

const INS = /<w:ins [^>]*><w:r>.*<\/w:ins>/s;
const PUT = /<w:ins [^>]*>/;

describe('a paragraph of the draft’s own that was rejected, or accepted, in part', () => {
  const numbers = { put: '(da)\t', kept: '(da)\t', gone: '' } as const;
  const contents = {
    'all words': [FIRST + LAST, ''],
    'half of the words kept': [FIRST, LAST],
    'the first half of the words': [FIRST, null],
    'the last half of the words': [LAST, null],
    'no words': ['', null],
  } as const;
  const ends = ['put', 'kept', 'joined'] as const;
  const cases = (Object.keys(numbers) as (keyof typeof numbers)[]).flatMap((number) =>
    Object.entries(contents).flatMap(([words, parts]) => ends.map((end) => ({ number, words, parts, end }))),
  );

  it.each(cases)('is not put in again: number $number, $words, end $end', async ({ number, parts, end }) => {
    const { review, bytes } = await withParagraph();
    const [first, second] = parts;
    const how: Rewrite = (xml) => {
      const at = xml.lastIndexOf('<w:p>', xml.indexOf('tailing a person, or waiting'));
      const to = xml.indexOf('</w:p>', at) + '</w:p>'.length;
      const p = xml.slice(at, to);
      const open = PUT.exec(INS.exec(p)?.[0] ?? '')?.[0] ?? '';
      const words = (text: string) =>
        text
          .replace('\t', '</w:t><w:tab/><w:t xml:space="preserve">')
          .replace(/^(.*)$/s, (all) =>
            all === '' ? '' : `<w:r><w:t xml:space="preserve">${all}</w:t></w:r>`,
          );
      const asPut = (text: string) => (text === '' ? '' : `${open}${words(text)}</w:ins>`);
      const label = number === 'kept' ? words(numbers.kept) : asPut(numbers[number]);
      const inner = `${label}${asPut(first)}${second === null ? '' : words(second)}`;
      const props = /<w:pPr>.*?<\/w:pPr>/s.exec(p)?.[0] ?? '';
      const bare = props.replace(/<w:rPr>.*<\/w:rPr>/s, '');
      if (end !== 'joined')
        return `${xml.slice(0, at)}<w:p>${end === 'put' ? props : bare}${inner}</w:p>${xml.slice(to)}`;
      // Without its end, its words run on into the next paragraph.
      const rest = xml.slice(to);
      const next = /^<w:p><w:pPr>.*?<\/w:pPr>/s.exec(rest)?.[0] ?? '';
      return `${xml.slice(0, at)}${next}${inner}${rest.slice(next.length)}`;
    };
    const back = await imported(review, edited(bytes, how));
    expect(back.look.items.filter(isSuggested).map((one) => one.words)).toEqual([]);
    const from = back.lines.findIndex((line) => line.startsWith('(d)\tmonitoring'));
    expect(back.lines.slice(from, from + 3)).toEqual([
      expect.stringMatching(/^\(d\)\tmonitoring/),
      `(da)\t${FIRST}${LAST}`,
      expect.stringMatching(/^\(e\)\tloitering/),
    ]);
    expect(unknownIn(back)).toEqual([]);
  });
});

describe('what of a file is no words of the text', () => {
  const hidden = (text: string) =>
    `<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

  it('is told of where it is hidden text, whoever put it in', async () => {
    const { review, bytes } = await drafted();
    const how = inParagraph(
      'loitering in any place',
      inRun(' in any place', tracked('ins', hidden(' secretly')), hidden(' in any place')),
    );
    const back = await imported(review, edited(bytes, how));
    expect(listedIn(back)).toEqual(['Hidden text: “ secretly in any place”. It is read as any other words']);
    expect(unknownIn(back)).toEqual([]);
  });

  it.each([
    ['A page break was added', '<w:r><w:br w:type="page"/></w:r>'],
    ['A column break was added', '<w:r><w:br w:type="column"/></w:r>'],
    ['A page break was added', tracked('ins', '<w:r><w:br w:type="page"/></w:r>')],
  ])('is told of: %s', async (words, xml) => {
    const { review, bytes } = await drafted();
    const how = inParagraph('loitering in any place', inRun(' in any place', xml, kept(' in any place')));
    const back = await imported(review, edited(bytes, how));
    expect([listedIn(back), doneIn(back), unknownIn(back)]).toEqual([[words], [], []]);
  });

  it('is told of where a section of pages ends, and a paragraph begins a page', async () => {
    const { review, bytes } = await drafted();
    const how: Rewrite = (xml) =>
      inParagraph('loitering in any place', (p) =>
        p.replace('</w:pPr>', '<w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr>'),
      )(inParagraph('monitoring the use', (p) => p.replace('</w:pPr>', '<w:pageBreakBefore/></w:pPr>'))(xml));
    const back = await imported(review, edited(bytes, how));
    expect(listedIn(back)).toEqual(['A page break was added before this', 'A section break was added']);
    expect([doneIn(back), unknownIn(back)]).toEqual([[], []]);
  });
});

/** Word's own lists: one of letters in brackets that begins with (h), one of numbers in brackets. */
const lists = (format: string, start: number) => ({
  'word/numbering.xml': `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="(%1)"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
  'word/_rels/document.xml.rels': put(
    '</Relationships>',
    '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
  ),
});
const LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>';

describe('a number that Word made a list’s of', () => {
  it('is the number of a new provision', async () => {
    const review = await newReview();
    const bytes = edited(
      await sent(review),
      (xml) => {
        const props = propsOf(xml, 'watching or spying').replace('</w:pPr>', `${LIST}${mark('ins')}</w:pPr>`);
        return after('watching or spying', `<w:p>${props}${ins('tailing a person.')}</w:p>`)(xml);
      },
      lists('lowerLetter', 8),
    );
    const back = await imported(review, bytes);
    expect(doneIn(back)).toEqual([
      ['tracked', 'Dana Counsel', 'After section 2A(3)(g): inserted “(h)\ttailing a person.”'],
    ]);
    expect(back.lines).toContain('(h)\ttailing a person.');
    expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
  });

  it('is that of a provision as it was', async () => {
    const review = await newReview();
    const bytes = edited(
      await sent(review),
      inParagraph('watching or spying', (p) =>
        p.replace('</w:pPr>', `${LIST}</w:pPr>`).replace('<w:t xml:space="preserve">(g)</w:t><w:tab/>', ''),
      ),
      lists('lowerLetter', 7),
    );
    const back = await imported(review, bytes);
    expect([doneIn(back), unknownIn(back), listedIn(back)]).toEqual([[], [], []]);
  });

  it('is that of a provision as it was where the change was tracked', async () => {
    const review = await newReview();
    const change = tracked('pPrChange', '<w:pPr><w:pStyle w:val="Law3"/></w:pPr>');
    const bytes = edited(
      await sent(review),
      inParagraph('watching or spying', (p) =>
        p
          .replace('</w:pPr>', `${LIST}${change}</w:pPr>`)
          .replace(
            '<w:t xml:space="preserve">(g)</w:t><w:tab/>',
            `</w:r>${tracked('del', '<w:r><w:delText xml:space="preserve">(g)</w:delText><w:tab/></w:r>')}<w:r>`,
          ),
      ),
      lists('lowerLetter', 7),
    );
    const back = await imported(review, bytes);
    expect([doneIn(back), unknownIn(back)]).toEqual([[], []]);
  });
});

describe('a table', () => {
  it('to which a column was added is listed, with its reason in the certificate', async () => {
    const { review, path } = await ferriesSent();
    const { name, base64: file } = wordFileAt(path);
    const cell =
      '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>new</w:t></w:r></w:p></w:tc>';
    const bytes = edited(Buffer.from(file, 'base64'), (xml) => {
      const [from, to] = [xml.indexOf('<w:tbl>'), xml.indexOf('</w:tbl>')];
      return xml.slice(0, from) + xml.slice(from, to).replaceAll('</w:tr>', `${cell}</w:tr>`) + xml.slice(to);
    });
    expect(name).not.toBe('');
    const back = await imported(review, bytes);
    expect(new Set(listedIn(back))).toEqual(
      new Set(['Cells were added to a row of a table, removed or merged. Make this change by hand']),
    );
    expect(unknownIn(back)).toEqual([]);
  });

  it.each([true, false])(
    'with a second paragraph in a cell has two lines there (tracked: %s)',
    async (isTracked) => {
      const { review, path } = await ferriesSent();
      const bytes = edited(Buffer.from(wordFileAt(path).base64, 'base64'), (xml) => {
        const at = xml.indexOf('</w:p>', xml.indexOf('a child under 12')) + '</w:p>'.length;
        const end = isTracked ? `<w:pPr>${mark('ins')}</w:pPr>` : '';
        const more = isTracked ? ins('or an infant') : kept('or an infant');
        const cell = xml.slice(xml.lastIndexOf('<w:p>', at - 6), at);
        const props = /<w:pPr>.*?<\/w:pPr>/s.exec(cell)?.[0] ?? '';
        const first = isTracked
          ? cell.replace(props, props.replace('</w:pPr>', `${mark('ins')}</w:pPr>`))
          : cell;
        return `${xml.slice(0, at - cell.length)}${first}<w:p>${isTracked ? props : end}${more}</w:p>${xml.slice(at)}`;
      });
      const back = await imported(review, bytes);
      expect(back.lines.join('\n')).toContain('a child under 12\nor an infant');
      expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
    },
  );
});

describe('words in a colleague’s insertion', () => {
  const other = (xml: string) =>
    xml.replaceAll('Dana Counsel', 'Eli Drafter').replaceAll('2026-12-01', '2026-12-02');
  it.each([
    [
      'that came in the same file',
      inRun('a person', ins('or tail'), other(ins(' and shadow')), ins('ing '), kept('a person')),
    ],
    [
      'of a new provision',
      (p: string) =>
        `${p}<w:p>${propsOf(p, 'following').replace('</w:pPr>', `${mark('ins')}</w:pPr>`)}${tracked('ins', '<w:r><w:t>(aa)</w:t><w:tab/><w:t xml:space="preserve">tailing </w:t></w:r>')}${other(ins('and shadowing '))}${ins('a person,')}</w:p>`,
    ],
  ])('are theirs, and no reason is wanting: %s', async (_, how) => {
    const review = await newReview();
    const back = await imported(review, edited(await sent(review), inParagraph('following a person', how)));
    expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
  });
});

it('the file of an earlier round is known, and says why it differs', async () => {
  const review = await newReview(testDeps('Ann Official'));
  const first = await sent(review);
  const A = edited(
    first,
    inParagraph('following a person', inRun('a person', ins('or tailing '), kept('a person'))),
  );
  await imported(review, A);
  const second = await sent(review);
  const other = (xml: string) =>
    xml.replaceAll('Dana Counsel', 'Eli Drafter').replaceAll('2026-12-01', '2026-12-08');
  const B = edited(
    second,
    inParagraph('or tailing', (p) => {
      const open = /<w:ins [^>]*>/.exec(p)?.[0] ?? '';
      return p.replace(
        'tailing ',
        `</w:t></w:r></w:ins>${open}${other(del('tailing'))}</w:ins>${other(ins('shadowing'))}${open}<w:r><w:t xml:space="preserve"> `,
      );
    }),
  );
  const two = await imported(review, B);
  expect([unknownIn(two), two.lines.filter((line) => line.includes('shadowing'))]).toEqual([
    [],
    ['(a)\tfollowing or shadowing a person,'],
  ]);
  const again = await imported(review, A);
  expect(again.lines).toEqual(two.lines);
  expect([again.differences.length > 0, unknownIn(again)]).toEqual([true, []]);
  const later = await imported(review, first);
  expect(later.lines).toEqual(two.lines);
  expect(unknownIn(later)).toEqual([]);
});

describe('a paragraph that was split with tracking', () => {
  const split = (number: string) =>
    inParagraph('in breach of section 1(1) or (1A)', (p) => {
      const props = /<w:pPr>.*?<\/w:pPr>/s.exec(p)?.[0] ?? '';
      const at = p.indexOf(' is guilty of');
      const first = p.slice(0, at).replace(props, props.replace('</w:pPr>', `${mark('ins')}</w:pPr>`));
      const typed = tracked('ins', `<w:r><w:t>${number}</w:t><w:tab/></w:r>`);
      return `${first}</w:t></w:r></w:p><w:p>${props}${typed}<w:r><w:t xml:space="preserve">${p.slice(at + 1)}`;
    });

  it.each([
    ['as it was', (xml: string) => xml, 'is guilty of an offence.'],
    [
      'changed besides',
      inParagraph('is guilty of an offence.', inRun('an offence.', del('an'), ins('the'), kept(' offence.'))),
      'is guilty of the offence.',
    ],
  ])('and given a number is that person’s: %s', async (_, how, words) => {
    const review = await newReview();
    const back = await imported(
      review,
      edited(await sent(review), (xml) => {
        const done = split('(1A)')(xml);
        const at = done.lastIndexOf('<w:p>', done.indexOf('>is guilty of an offence.'));
        return done.slice(0, at) + how(done.slice(at));
      }),
    );
    expect(back.look.items.map(({ how, author }) => [how, author])).toEqual(
      back.look.items.map(() => ['tracked', 'Dana Counsel']),
    );
    const from = back.lines.findIndex((line) => line.startsWith('(1)\tA person who pursues'));
    expect(back.lines.slice(from, from + 2)).toEqual([
      '(1)\tA person who pursues a course of conduct in breach of section 1(1) or (1A)',
      `(1A)\t${words}`,
    ]);
    expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
  });
});

describe('a file that a second lawyer worked on after the first one’s was imported', () => {
  const line = 'following a person';
  const first = { author: 'Dana Counsel', date: '2026-12-01T09:00:00Z' };
  const second = { author: 'Eli Drafter', date: '2026-12-02T09:30:00Z' };
  const cases: readonly [string, HandEdit, string][] = [
    [
      'beside',
      { in: line, strike: 'a person', insert: 'any person', by: second },
      '(a)\tfollowing or tailing any person,',
    ],
    [
      'within',
      { in: line, after: 'or tail', insert: ' and shadow', by: second },
      '(a)\tfollowing or tail and shadowing a person,',
    ],
    [
      'to',
      { in: line, strike: 'tailing', insert: 'shadowing', by: second },
      '(a)\tfollowing or shadowing a person,',
    ],
    [
      'at the end of',
      { in: line, after: 'or tailing ', insert: 'closely ', by: second },
      '(a)\tfollowing or tailing closely a person,',
    ],
  ];
  const whole = [{ in: line, after: 'following ', insert: 'or tailing ', by: first }];
  const other = { in: 'contacting, or attempting', after: 'contacting', insert: ' often', by: first };

  it.each(cases)('has that one’s words once, and what was done %s them', async (_, edit, expected) => {
    const review = await newReview();
    const bytes = editedBy(await sent(review), whole);
    await imported(review, bytes);
    const back = await imported(review, editedBy(bytes, [edit]));
    expect(back.lines.find((one) => one.startsWith('(a)\tfollowing'))).toBe(expected);
    expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
    const signed = signedLine(await sent(review), line);
    expect(signed).toContain('|Dana Counsel 12-01]');
    expect(signed).toContain('|Eli Drafter 12-02]');
  });

  it.each(cases)('has them once where not all of his was imported: %s', async (_, edit, expected) => {
    const review = await newReview();
    const bytes = editedBy(await sent(review), [...whole, other]);
    const file = { name: 'back.docx', base64: base64(bytes) };
    const look = await review.do('word.look', file);
    const [one] = look.items;
    await review.do('word.take', { ...file, head: look.head, items: [one?.id ?? ''] });
    const back = await imported(review, editedBy(bytes, [edit]));
    expect(back.lines.find((each) => each.startsWith('(a)\tfollowing'))).toBe(expected);
    expect(back.lines.join('\n')).toContain('(b)\tcontacting often, or');
    expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
  });
});
