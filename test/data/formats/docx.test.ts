import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { ACT_BOOKMARK } from '../../../data/formats/docx/act-lines.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { wordDate } from '../../../data/formats/docx/word-date.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { amendment, packOf, pidOf, replace, sampleAmendments } from '../../support/papers/pack.ts';
import { amount, caseCount } from '../../support/run/amount.ts';
import { readDocx, settle, within } from '../../support/word/docx-reader.ts';

const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));

const actOf = (bytes: Uint8Array) => within(readDocx(bytes), ACT_BOOKMARK);

describe('the Word file', () => {
  it('reads as the base text when every change is rejected, and as amended when they are accepted', () => {
    const chosen = sampleAmendments();
    const base = realAct();
    const act = actOf(docxOf(packOf(chosen)));
    expect(settle(act, 'reject')).toEqual(plainLines(linesOf(redline(base, [])), 'original'));
    const amended = asAmendedOf(redline(base, chosen));
    expect(settle(act, 'accept')).toEqual(plainLines(linesOf(redline(amended, [])), 'original'));
    expect(settle(act, 'accept')).not.toEqual(settle(act, 'reject'));
  });

  it('keeps no tab where the number of a quoted provision is left out', () => {
    const base = realAct();
    const quoted = [...walk(base)].find(({ kind, num }) => kind === 'section' && num === '18B');
    if (!quoted) throw new Error('The Act quotes no section 18B');
    const edit = {
      type: 'text',
      pid: quoted.pid,
      field: 'num',
      from: 0,
      to: 3,
      insert: '',
      rank: 'V',
    } as const;
    const model = packOf([amendment('A-001', [edit])]);
    const act = within(readDocx(docxOf(model)), ACT_BOOKMARK);
    expect(settle(act, 'accept')).toContain('“Actions of harassment.');
    expect(settle(act, 'accept')).toEqual(plainLines(model.markedUp, 'as-amended'));
    expect(settle(act, 'reject')).toEqual(plainLines(model.markedUp, 'original'));
  });

  it('does so for random drafts of the Act, and is built as Word wants it', {
    timeout: amount(240_000, 900_000),
  }, () => {
    const base = realAct();
    fc.assert(
      fc.property(drafts(base), ({ amendments }) => {
        const { chosen } = chooseCompatible(base, amendments);
        const model = packOf(chosen.map(({ id, edits }) => amendment(id, edits)));
        const document = readDocx(docxOf(model));
        expect(document.faults).toEqual([]);
        const act = within(document, ACT_BOOKMARK);
        expect(settle(act, 'reject')).toEqual(plainLines(model.markedUp, 'original'));
        expect(settle(act, 'accept')).toEqual(plainLines(model.markedUp, 'as-amended'));
      }),
      { numRuns: caseCount(10, 300) },
    );
  });

  it('gives the date of enactment over the text, and a repealed number its row of dots, as no part of it', () => {
    const document = readDocx(docxOf(packOf([])));
    const words = document.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''));
    const heading = words.indexOf('The Act, marked up');
    expect(words[heading + 1]).toBe('Date of enactment: [21st March 1997]');
    const act = within(document, ACT_BOOKMARK);
    const shells = act.filter(({ style }) => style.startsWith('LawRepealed'));
    expect(shells.map(({ style, runs }) => [style, runs.map(({ text }) => text).join('')])).toEqual([
      ['LawRepealed1', '(3)\t'],
    ]);
    const styles = partsOf(docxOf(packOf([])))['word/styles.xml'] ?? '';
    const style = /w:styleId="LawRepealed1">.*?<\/w:style>/.exec(styles)?.[0] ?? '';
    expect(style).toContain('w:leader="dot"');
    // The dots are drawn from the number on: nothing hangs, or the tab would end where the words would begin.
    expect(style).not.toContain('w:hanging');
    expect(settle(act, 'reject').join('\n')).not.toContain('. . .');
  });

  it('signs each change with its amendment’s author and date', () => {
    const runs = actOf(docxOf(packOf(sampleAmendments()))).flatMap((paragraph) => paragraph.runs);
    const by = (text: string) => runs.find((run) => run.kind === 'ins' && run.text.includes(text));
    expect(by('naming')).toMatchObject({ author: 'Ann Official', date: '2026-11-21T10:30:15Z' });
    expect(by('following')).toMatchObject({ author: 'Bo Lawyer', date: '2026-11-22T08:00:00Z' });
  });

  it('tracks the ends of whole lines, and leaves the last paragraph alone', () => {
    const last = pidOf('16');
    const document = readDocx(docxOf(packOf([amendment('A-001', [{ type: 'omit', pid: last }])])));
    const act = within(document, ACT_BOOKMARK);
    expect(act.at(-1)?.mark).toBe('del');
    const next = document.paragraphs[document.paragraphs.indexOf(act.at(-1) as (typeof act)[number]) + 1];
    expect(next).toMatchObject({ mark: 'kept', cell: null });
    expect(settle(act, 'accept').join('\n')).not.toContain('Short title');
  });

  it('puts a deletion before the insertion that takes its place, and a tab after a number', () => {
    const edit = replace(pidOf('2', '(1)'), 'content', 'guilty', 'innocent');
    const act = actOf(docxOf(packOf([amendment('A-001', [edit])])));
    const line = act.find(({ runs }) => runs.some((run) => run.text === 'innocent'));
    const changed = line?.runs.filter((run) => run.kind !== 'kept').map(({ kind, text }) => [kind, text]);
    expect(changed).toEqual([
      ['del', 'guilty'],
      ['ins', 'innocent'],
    ]);
    expect(line && settle([line], 'reject')[0]).toMatch(/^\(1\)\tA person who /);
  });

  it('keeps what XML can’t hold visible in a file that still opens', () => {
    const odd = 'a\u0000b\u001bc\ud800d\uffffe \u202Ertl <w:p> & "q" \tx\ny';
    const model = packOf([
      amendment('A-001', [replace(pidOf('2', '(1)'), 'content', 'guilty', odd)], { author: '<"&\n>' }),
    ]);
    const document = readDocx(docxOf(model));
    expect(document.faults).toEqual([]);
    expect(settle(within(document, ACT_BOOKMARK), 'accept').join('\n')).toContain(
      'a␀b␛c�d�e \u202Ertl <w:p> & "q" \tx\ny',
    );
    expect(document.paragraphs.flatMap(({ runs }) => runs).find(({ kind }) => kind === 'ins')?.author).toBe(
      '<"&\n>',
    );
  });

  it('has every part that it names, well-formed, in British English, with real headings', () => {
    const parts = partsOf(docxOf(packOf(sampleAmendments())));
    for (const [path, xml] of Object.entries(parts)) {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw new Error(`${path}: ${error.message}`);
      });
      parser.write(xml).close();
    }
    const named = [...(parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(named));
    expect(parts['word/settings.xml']).toContain('<w:trackRevisions/>');
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"');
    expect(parts['word/header1.xml']).toContain('As in force before the Crime and Policing Act 2026');
    const styles = new Set(
      [...(parts['word/styles.xml'] ?? '').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id),
    );
    const used = new Set(
      [...(parts['word/document.xml'] ?? '').matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id]) => id),
    );
    expect([...used].filter((id) => !styles.has(id))).toEqual([]);
    const levels = [...used].filter((id) => id?.startsWith('Heading')).sort();
    expect(levels).toEqual(['Heading1', 'Heading2', 'Heading3']);
  });

  it('lists the changes in a table with a header row', () => {
    const document = readDocx(docxOf(packOf(sampleAmendments())));
    expect(document.headerRows).toBe(1);
    const cells = document.paragraphs
      .filter(({ cell }) => cell)
      .map(({ runs }) => runs.map(({ text }) => text).join(''));
    expect(cells.slice(0, 5)).toEqual(['Amendment', 'Where', 'Change', 'Purpose and reason', 'Links']);
    expect(cells).toContain(
      'In the heading of section 2A: deleted “stalking”; inserted “stalking and following”',
    );
  });
});

describe('a time in Word', () => {
  it('is in UTC, to the second', () => {
    expect(wordDate('2026-11-21T10:30:15.999Z')).toBe('2026-11-21T10:30:15Z');
    expect(wordDate('2026-06-21T10:30:15+01:00')).toBe('2026-06-21T09:30:15Z');
  });

  it('is never made up', () => {
    expect(() => wordDate('yesterday')).toThrow(RangeError);
  });
});
