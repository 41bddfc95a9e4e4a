import { describe, expect, it } from 'vitest';
import type { ChangeAuthor } from '../../../core/word-import/word-document.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import {
  editedBy,
  type HandEdit,
  isSignedAs,
  signedLine,
  signedParagraphs,
} from '../../support/word/word-by-word.ts';
import { type Rewrite, rewritten } from '../../support/word/word-file.ts';
import {
  delBy,
  importedWhole,
  insBy,
  joinedToNext,
  movedBy,
  runOf,
  sent,
  splitBefore,
  struckIns,
  trackedBy,
} from '../../support/word/word-rounds.ts';

/** Several people at one file in ways that are hard to keep apart, over two rounds. */

const ANNA: ChangeAuthor = { author: 'Counsel Anna', date: '2026-12-01T09:00:00Z' };
const BEN: ChangeAuthor = { author: 'Counsel Ben', date: '2026-12-01T15:20:00Z' };
const CARA: ChangeAuthor = { author: 'Counsel Cara', date: '2026-12-02T08:10:00Z' };
const DEE: ChangeAuthor = { author: 'Counsel Dee', date: '2026-12-08T10:30:00Z' };
const ELI: ChangeAuthor = { author: 'Counsel Eli', date: '2026-12-08T12:00:00Z' };
const ANNA_AGAIN: ChangeAuthor = { ...ANNA, date: '2026-12-09T11:45:00Z' };

const LINE = 'following a person';
const MONITORING = 'monitoring the use';

type Work = (bytes: Uint8Array) => Uint8Array;
const edits =
  (...all: readonly HandEdit[]): Work =>
  (bytes) =>
    editedBy(bytes, all);
const inDocument =
  (...how: readonly Rewrite[]): Work =>
  (bytes) =>
    how.reduce((now, each) => rewritten(now, { 'word/document.xml': each }), bytes);

/** Rounds of work, each imported whole: the next file is signed in every paragraph as the one that came back. */
async function signedRounds(review: Opened, ...rounds: readonly Work[]): Promise<Uint8Array> {
  let bytes = await sent(review);
  for (const work of rounds) {
    const back = work(bytes);
    await importedWhole(review, back);
    bytes = await sent(review);
    const is = signedParagraphs(bytes);
    const other = signedParagraphs(back).filter((one, at) => !isSignedAs(one, is[at]));
    expect(other).toEqual([]);
  }
  return bytes;
}

/** Rounds of work in which lines come, go or change places. */
async function rounds(review: Opened, ...all: readonly Work[]): Promise<Uint8Array> {
  let bytes = await sent(review);
  for (const work of all) {
    await importedWhole(review, work(bytes));
    bytes = await sent(review);
  }
  return bytes;
}

describe('two rounds of three authors', () => {
  it('keep who typed within whose words, and who struck them', async () => {
    const bytes = await signedRounds(
      await newReview(),
      edits(
        { in: LINE, after: 'following ', insert: 'or tailing ', by: ANNA },
        { in: LINE, after: 'or ', insert: 'quietly ', by: BEN },
        { in: LINE, strike: 'ling', by: CARA },
        { in: LINE, strike: 'person', insert: 'worker', by: CARA },
      ),
      edits(
        { in: LINE, strike: 'quietly', insert: 'quietly and', by: DEE },
        { in: LINE, after: 'wor', insert: '-', by: ELI },
        { in: LINE, after: 'tai', insert: 'l', by: ANNA_AGAIN },
      ),
    );
    const line = signedLine(bytes, LINE);
    expect(line).toContain('quietly');
    expect(line).toContain('[+-|Counsel Eli 12-08]');
    expect(line).toContain('[+l|Counsel Anna 12-09]');
  });

  it('keep a word that each puts in the place of the one before, back to the word that was there', async () => {
    const bytes = await signedRounds(
      await newReview(),
      edits(
        { in: LINE, strike: 'person', insert: 'worker', by: ANNA },
        { in: LINE, strike: 'worker', insert: 'employee', by: BEN },
        { in: LINE, strike: 'employee', insert: 'human being', by: CARA },
      ),
      edits(
        { in: LINE, strike: 'human being', insert: 'man', by: DEE },
        { in: LINE, strike: 'man', insert: 'individual', by: ELI },
        { in: LINE, after: 'individual', insert: 's', by: ANNA_AGAIN },
      ),
    );
    expect(signedLine(bytes, LINE)).toBe(
      '(a)\tfollowing a [-person|Counsel Anna 12-01][+individual|Counsel Eli 12-08][+s|Counsel Anna 12-09],',
    );
  });

  it('keep three who struck parts of one phrase, and who struck and typed on at its ends', async () => {
    const bytes = await signedRounds(
      await newReview(),
      edits(
        { in: MONITORING, strike: 'by a ', by: ANNA },
        { in: MONITORING, strike: 'person ', by: BEN },
        { in: MONITORING, strike: 'of the ', insert: 'of any ', by: CARA },
      ),
      edits(
        { in: MONITORING, strike: 'any ', by: DEE },
        { in: MONITORING, strike: 'use ', insert: 'usage ', by: ELI },
        { in: MONITORING, after: 'usage ', insert: '(by anyone) ', by: ANNA_AGAIN },
      ),
    );
    const line = signedLine(bytes, MONITORING);
    for (const part of ['[-by a |Counsel Anna 12-01]', '[-person |Counsel Ben 12-01]', 'Counsel Eli 12-08]'])
      expect(line).toContain(part);
  });

  it('keep a new line’s words apart, of which the second half is struck and the first typed over', async () => {
    const bytes = await rounds(
      await newReview(),
      inDocument((xml) => {
        const at = xml.indexOf('</w:p>', xml.indexOf('watching or spying')) + '</w:p>'.length;
        const props = `<w:pPr><w:rPr>${trackedBy('ins', ANNA)}</w:rPr></w:pPr>`;
        const inner = [
          insBy(ANNA, '(h)\ttailing a person '),
          insBy(BEN, 'or animal '),
          struckIns(ANNA, CARA, 'in any street '),
          insBy(CARA, 'in public '),
          insBy(ANNA, 'at night.'),
        ];
        return `${xml.slice(0, at)}<w:p>${props}${inner.join('')}</w:p>${xml.slice(at)}`;
      }),
      edits(
        { in: 'tailing a', strike: 'tailing', insert: 'shadowing', by: DEE },
        { in: 'shadowing a', strike: ' at night', by: ELI },
        { in: 'shadowing a', after: 'or ', insert: 'an ', by: ANNA_AGAIN },
      ),
    );
    expect(signedLine(bytes, 'shadowing a')).toBe(
      '[+(h)\t|Counsel Anna 12-01][+shadowing|Counsel Dee 12-08][+ a person |Counsel Anna 12-01][+or |Counsel Ben 12-01][+an |Counsel Anna 12-09][+animal |Counsel Ben 12-01][+in public|Counsel Cara 12-02][+.|Counsel Anna 12-01]',
    );
  });

  it('keep the same letters that two typed beside one another in what an official drafted', async () => {
    const review = await newReview(testDeps('Ann Official'));
    const edit = replace(pidOf('2A', '(3)', '(a)'), 'content', 'following', 'tracking or tracking');
    await review.do('amendment.create', { title: 'Tracking', edits: [edit] });
    const bytes = await signedRounds(
      review,
      edits(
        { in: LINE, after: 'tracking', insert: ' or tracking', by: ANNA },
        { in: LINE, after: 'tracking or tracking', insert: ' or tracking', by: BEN },
        { in: LINE, strike: ' a', by: CARA },
      ),
      edits(
        { in: LINE, strike: 'tracking or ', by: DEE },
        { in: LINE, strike: ' or tracking or tracking', by: ELI },
        { in: LINE, after: 'tracking', insert: ' or', by: ANNA_AGAIN },
      ),
    );
    expect(signedLine(bytes, LINE)).toContain('[+ or|Counsel Anna 12-09]');
  });
});

describe('a line that was moved', () => {
  const moved = (...given: Parameters<typeof movedBy>) => inDocument(movedBy(...given));

  it('with somebody’s words in it is moved back in the next round, and keeps them', async () => {
    const review = await newReview();
    const bytes = await rounds(
      review,
      edits({ in: LINE, after: 'following ', insert: 'or tailing ', by: ANNA }),
      moved(BEN, '>or tailing ', 'watching or spying', 'm1'),
    );
    const line = signedLine(bytes, 'or tailing a');
    expect(line).toContain('or tailing |Counsel Anna 12-01]');
    expect(line).toContain('|Counsel Ben 12-01]');
    await importedWhole(
      review,
      edits({ in: 'or tailing', strike: 'tailing', insert: 'shadowing', by: DEE })(bytes),
    );
    expect(signedLine(await sent(review), 'or shadowing a')).toContain('shadowing|Counsel Dee 12-08]');
  });

  it('and given the number of its new place, and a word of somebody else’s there', async () => {
    const bytes = await rounds(
      await newReview(),
      moved(BEN, 'contacting, or attempting', 'watching or spying', 'm2', (runs) =>
        runs
          .replace(
            /<w:moveTo [^>]*><w:r><w:t[^>]*>\(b\)<\/w:t><w:tab\/>/,
            (all) => `${insBy(BEN, '(h)\t')}${all.replace(/<w:t[^>]*>\(b\)<\/w:t><w:tab\/>/, '')}`,
          )
          .replace(
            ' by any means',
            `</w:t></w:r></w:moveTo>${insBy(CARA, ' secretly')}<w:moveTo w:id="39001" w:author="${BEN.author}" w:date="${BEN.date}"><w:r><w:t xml:space="preserve"> by any means`,
          ),
      ),
      (same) => same,
    );
    const line = signedLine(bytes, 'secretly');
    expect(line).toContain('(h)');
    expect(line).toContain(' secretly|Counsel Cara 12-02]');
  });

  it('by two people in one file: each one’s line has their name', async () => {
    const bytes = await rounds(
      await newReview(),
      inDocument(
        movedBy(ANNA, '>following a person', 'interfering with any property', 'm3'),
        movedBy(BEN, 'loitering in any place', 'contacting, or attempting', 'm4'),
      ),
      (same) => same,
    );
    expect(signedLine(bytes, 'following a person')).toContain('|Counsel Anna 12-01]');
    expect(signedLine(bytes, 'loitering in any')).toContain('|Counsel Ben 12-01]');
  });

  it('by cutting and pasting, with a word typed over on the way', async () => {
    const bytes = await rounds(
      await newReview(),
      inDocument((xml) => {
        const start = xml.lastIndexOf('<w:p>', xml.indexOf('loitering in any place'));
        const end = xml.indexOf('</w:p>', start) + '</w:p>'.length;
        const props = /<w:pPr>.*?<\/w:pPr>/s.exec(xml.slice(start))?.[0] ?? '';
        const ended = (what: string) =>
          props.replace('</w:pPr>', `<w:rPr>${trackedBy(what, BEN)}</w:rPr></w:pPr>`);
        const text = ['(e)\t', 'loitering in any place (whether public or private),'] as const;
        const gone = `<w:p>${ended('del')}${delBy(BEN, text.join(''))}</w:p>`;
        const came = `<w:p>${ended('ins')}${insBy(BEN, '(e)\tloitering in any ')}${struckIns(BEN, CARA, 'place')}${insBy(CARA, 'street')}${insBy(BEN, ' (whether public or private),')}</w:p>`;
        const rest = xml.slice(0, start) + gone + xml.slice(end);
        const at = rest.indexOf('</w:p>', rest.indexOf('following a person')) + '</w:p>'.length;
        return rest.slice(0, at) + came + rest.slice(at);
      }),
      edits({ in: 'loitering in any street', strike: 'street', insert: 'road', by: DEE }),
    );
    expect(signedLine(bytes, 'loitering in any road')).toContain('road|Counsel Dee 12-08]');
  });

  it('and moved on in the next round by somebody else', async () => {
    const bytes = await rounds(
      await newReview(),
      moved(ANNA, 'interfering with any property', 'following a person', 'm5'),
      (one) => one,
      edits({ in: 'interfering with any property', after: 'interfering', insert: ' wilfully', by: DEE }),
      edits({ in: 'interfering wilfully', strike: 'wilfully', insert: 'knowingly', by: ELI }),
    );
    expect(signedLine(bytes, 'interfering knowingly')).toContain('knowingly|Counsel Eli 12-08]');
  });
});

describe('a line that was divided, or run together with the next, with typed numbers', () => {
  const split = (...given: Parameters<typeof splitBefore>) => splitBefore(...given);

  it('is each person’s where one divides what another typed in', async () => {
    const bytes = await rounds(
      await newReview(),
      edits({ in: MONITORING, after: 'by a person of the internet, ', insert: 'any app, ', by: ANNA }),
      inDocument(split('email or any other', BEN, '(da)\tmonitoring the use of ')),
      edits({ in: 'monitoring the use of email', after: 'use of ', insert: 'any ', by: DEE }),
    );
    expect(signedLine(bytes, 'any app, ')).toContain('any app, |Counsel Anna 12-01]');
    const line = signedLine(bytes, 'monitoring the use of any email');
    expect(line).toContain('any |Counsel Dee 12-08]');
    expect(line).toMatch(/\(da\)\t.*\|Counsel Ben 12-01\]/);
  });

  it('in three, with two numbers', async () => {
    const bytes = await rounds(
      await newReview(),
      inDocument(split('by a person of', ANNA, '(da)\t'), split('email or any other', BEN, '(db)\t')),
      (same) => same,
    );
    expect(signedLine(bytes, '(da)\tby a person of')).toContain('|Counsel Anna 12-01]');
    expect(signedLine(bytes, '(db)\temail or any')).toContain('|Counsel Ben 12-01]');
  });

  it('that takes the next one in, whose number goes', async () => {
    const bytes = await rounds(
      await newReview(),
      inDocument(joinedToNext('loitering in any place', '(f)', ANNA, ' or ')),
      edits({ in: 'loitering in any place', after: 'private), or ', insert: 'wilfully ', by: DEE }),
    );
    const line = signedLine(bytes, 'loitering in any place');
    expect(line).toContain('wilfully |Counsel Dee 12-08]');
    expect(line).toContain('|Counsel Anna 12-01]');
  });

  it('is divided in one round and run together again in the next', async () => {
    const review = await newReview();
    await rounds(
      review,
      inDocument(split('email or any other', ANNA, '(da)\t')),
      inDocument((xml) => {
        const p = (at: number) => xml.slice(xml.lastIndexOf('<w:p>', at), xml.indexOf('</w:p>', at));
        const first = xml.indexOf(MONITORING);
        expect(p(first)).toContain('the internet, ');
        const props = /<w:pPr>.*?<\/w:pPr>/s.exec(p(first))?.[0] ?? '';
        const start = xml.lastIndexOf('<w:p>', first) + '<w:p>'.length;
        const ended = props
          .replace(/<w:rPr>.*<\/w:rPr>/s, '')
          .replace('</w:pPr>', `<w:rPr>${trackedBy('del', DEE)}</w:rPr></w:pPr>`);
        const marked = xml.slice(0, start) + ended + xml.slice(start + props.length);
        const label = marked.indexOf('(da)');
        const put = marked.lastIndexOf('<w:ins ', label);
        const close = marked.indexOf('</w:ins>', label) + '</w:ins>'.length;
        const ins = marked.slice(put, close);
        const open = /^<w:ins [^>]*>/.exec(ins)?.[0] ?? '';
        const text = [...ins.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>|<w:tab\/>/g)]
          .map(([, words]) => words ?? '\t')
          .join('');
        const rest = text.replace(/^\(da\)\t/, '');
        const now = `${open}${delBy(DEE, '(da)\t')}</w:ins>${rest === '' ? '' : `${open}${runOf(rest)}</w:ins>`}`;
        return marked.slice(0, put) + now + marked.slice(close);
      }),
    );
  });

  it('gives some of its words to the one before', async () => {
    const bytes = await rounds(
      await newReview(),
      // “(e) loitering … (whether public or private),” and “(f) interfering with any property / in the possession of a person,”
      inDocument(
        joinedToNext('loitering in any place', '(f)', ANNA, ' '),
        split('in the possession', ANNA, '(f)\tanything '),
      ),
      edits({ in: 'anything in the possession', strike: 'anything', insert: 'things', by: DEE }),
    );
    expect(signedLine(bytes, 'things in the possession')).toContain('things|Counsel Dee 12-08]');
  });
});
