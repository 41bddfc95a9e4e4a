import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { buildPack } from '../../../core/pack/build.ts';
import { forProfile } from '../../../core/pack/profile.ts';
import { WORD_PROFILES } from '../../../core/pack/word-profiles.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { paperDocxOf } from '../../../data/formats/docx/paper.ts';
import { threadsAt } from '../../support/drafts/commented.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { amendment, packInputOf, sampleAmendments } from '../../support/papers/pack.ts';
import { amount } from '../../support/run/amount.ts';
import { docxFaults } from '../../support/word/docx-structure.ts';
import { put, type Rewrite, rewritten } from '../../support/word/word-file.ts';

describe('a Word file', { timeout: amount(60_000, 900_000) }, () => {
  it('is built as the standard has it, whatever is drafted and said of it', () => {
    const base = realAct();
    const place = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(
        drafts(base),
        fc.array(place, { maxLength: 8 }),
        fc.constantFrom(...WORD_PROFILES),
        (draft, numbers, profile) => {
          const { chosen } = chooseCompatible(base, draft.amendments);
          const input = packInputOf(chosen.map(({ id, edits }) => amendment(id, edits)));
          const model = forProfile(buildPack(input), profile);
          const threads = profile === 'lawyer' ? threadsAt(model.markedUp, numbers) : [];
          expect(docxFaults(docxOf(model, threads, profile))).toEqual([]);
          expect(docxFaults(paperDocxOf(model))).toEqual([]);
        },
      ),
      { numRuns: amount(2, 200) },
    );
  });

  const model = buildPack(packInputOf(sampleAmendments()));
  const sample = docxOf(model, threadsAt(model.markedUp, [[1, 5, 9]]), 'lawyer');
  const DOCUMENT = 'word/document.xml';
  it.each<[string, string, Rewrite | null, string]>([
    [
      'properties out of order',
      DOCUMENT,
      (xml) => xml.replace(/(<w:pStyle w:val="Law\d"\/>)(<w:rPr>.*?<\/w:rPr>)/, '$2$1'),
      'pPr: rPr pStyle',
    ],
    [
      'an id twice',
      DOCUMENT,
      (xml) => xml.replace(/(<w:(?:ins|del) w:id=")\d+/g, '$17'),
      'the id 7 is there twice',
    ],
    [
      'a style that is not there',
      DOCUMENT,
      put('w:val="Title"', 'w:val="Tittle"'),
      'no paragraph style Tittle',
    ],
    ['a part that is gone', 'word/settings.xml', null, 'no part word/settings.xml'],
    ['a relationship that is gone', DOCUMENT, put('r:id="rId3"', 'r:id="rId33"'), 'no relationship rId33'],
    [
      'space that is lost',
      DOCUMENT,
      (xml) => xml.replace(/<w:t xml:space="preserve">([^<]* )</, '<w:t>$1<'),
      'space that is not preserved',
    ],
    [
      'an empty cell',
      DOCUMENT,
      (xml) => xml.replace(/(<w:tcW[^>]*\/><\/w:tcPr>)<w:p>.*?<\/w:p>/, '$1'),
      'does not end in a paragraph',
    ],
    [
      'a comment without its end',
      DOCUMENT,
      (xml) => xml.replace(/<w:commentRangeEnd[^>]*>/, ''),
      'no commentRangeEnd',
    ],
    [
      'a paragraph id that Word can’t have',
      'word/comments.xml',
      (xml) => xml.replace(/paraId="./, 'paraId="8'),
      'the paragraph id 8',
    ],
    [
      'a setting out of order',
      'word/settings.xml',
      (xml) => xml.replace(/(<w:zoom[^>]*>)(<w:trackRevisions\/>)/, '$2$1'),
      'settings: trackRevisions zoom',
    ],
  ])('with %s is seen to be wrong', (_, path, how, fault) => {
    const bytes = rewritten(sample, { [path]: how });
    expect(docxFaults(bytes).join('\n')).toContain(fault);
  });
});
