import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { FIELDS, type Field, type Pid, type Provision, walk } from '../../../../core/act/tree.ts';
import { accountWords, type WordAccount } from '../../../../core/base/word-account.ts';
import { readActFile } from '../../../../data/formats/act-file.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { accountOf } from '../../../../data/formats/word-count/account.ts';
import { CLML_RULES } from '../../../../data/formats/word-count/clml-rules.ts';
import { CLML_METADATA, CLML_NAMESPACES, clmlBody } from '../../../support/acts/clml.ts';
import { randomFile } from '../../../support/acts/made-clml.ts';
import { must } from '../../../support/reviews/review.ts';
import { caseCount } from '../../../support/run/amount.ts';

const read = (xml: string) => must(readActFile(xml, { count: true }));
/** Letters and digits alone, in small letters: what the words of a made-up file are made of. */
const wordsIn = (text: string): readonly string[] =>
  [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
const said = (missed: WordAccount['lost']): readonly string[] =>
  missed.flatMap(({ words }) => wordsIn(words)).toSorted();

/** The same tree with another text in one place. */
const withText = (node: Provision, pid: Pid, field: Field, text: (was: string) => string): Provision => ({
  ...node,
  ...(node.pid === pid ? { [field]: text(node[field]) } : {}),
  children: node.children.map((child) => withText(child, pid, field, text)),
});

/** Every place of an instrument that has words, and what it is like with other words there. */
function places(instrument: Instrument): readonly {
  readonly text: string;
  readonly with: (text: (was: string) => string) => Instrument;
}[] {
  const { root, prelims = [], notes } = instrument;
  const marks = [...new Set(notes.filter(({ text }) => text).map(({ mark }) => mark))];
  return [
    ...[...walk(root)].flatMap((node) =>
      FIELDS.map((field) => ({
        text: node[field],
        with: (text: (was: string) => string) => ({
          ...instrument,
          root: withText(root, node.pid, field, text),
        }),
      })),
    ),
    ...prelims.map((prelim) => ({
      text: prelim.text,
      with: (text: (was: string) => string) => ({
        ...instrument,
        prelims: prelims.map((one) => (one === prelim ? { ...one, text: text(one.text) } : one)),
      }),
    })),
    ...marks.map((mark) => ({
      text: notes.find((note) => note.mark === mark)?.text ?? '',
      with: (text: (was: string) => string) => ({
        ...instrument,
        notes: notes.map((note) => (note.mark === mark ? { ...note, text: text(note.text ?? '') } : note)),
      }),
    })),
  ].filter(({ text }) => wordsIn(text).length > 0);
}

describe('an account of the words of a file', () => {
  it('names every word that is lost or doubled in any one place, and no other', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (seed, nth) => {
        const xml = randomFile(seed, 120);
        const { instrument, account } = read(xml);
        expect(account).toMatchObject({ lost: [], doubled: [] });
        const all = places(instrument);
        const place = all[nth % Math.max(1, all.length)];
        if (!place) return;
        const gone = accountOf(
          xml,
          place.with(() => ''),
          CLML_RULES,
        );
        expect(said(gone.lost)).toEqual(wordsIn(place.text).toSorted());
        expect(gone.doubled).toEqual([]);
        const twice = accountOf(
          xml,
          place.with((was) => `${was}\n${was}`),
          CLML_RULES,
        );
        expect(said(twice.doubled)).toEqual(wordsIn(place.text).toSorted());
        expect(twice.lost).toEqual([]);
      }),
      { numRuns: caseCount(60, 2000) },
    );
  });

  const XML = clmlBody(
    `<P1group id="section-1"><Title>A duty</Title><P1 id="section-1"><Pnumber>1</Pnumber><P1para>
       <P2 id="section-1-2"><Pnumber>2</Pnumber><P2para><Text>The keeper must keep the key, and the lock.</Text>
       <OrderedList Type="roman" Decoration="parens"><ListItem><Para><Text>at sea;</Text></Para></ListItem>
       <ListItem><Para><Text>on land.</Text></Para></ListItem></OrderedList></P2para></P2></P1para></P1></P1group>`,
  );
  const { instrument } = read(XML);
  const changed = (was: string, is: string): WordAccount =>
    accountOf(XML, JSON.parse(JSON.stringify(instrument).replace(was, is)) as Instrument, CLML_RULES);

  it.each([
    ['a heading', '"A duty"', '""', 'a duty', 'section 1, line 5'],
    ['a number', '"(2)"', '""', '2', 'section 1(2), line 6'],
    ['a list’s own number', '"(ii)"', '""', 'ii', 'section 1(2), line 8'],
    ['one word of many that are alike', 'and the lock', 'and lock', 'the', 'section 1(2), line 6'],
    ['some words', 'keep the key, ', '', 'keep the key', 'section 1(2), line 6'],
  ])('says where the file has %s that was lost', (_, was, is, words, place) => {
    expect(changed(was, is)).toMatchObject({
      lost: [{ words, place: expect.stringContaining(place.split(',')[0] ?? '') }],
      doubled: [],
    });
  });

  it('says where words that were joined, or read twice, are held', () => {
    expect(changed('the key', 'thekey')).toMatchObject({
      lost: [{ words: 'the key' }],
      doubled: [{ words: 'thekey', place: 'section 1(2)' }],
    });
    expect(changed('"at sea;"', '"at sea; at sea;"').doubled).toEqual([
      { words: expect.stringMatching(/^(?:at sea|sea at)$/), place: 'section 1(2)(i)' },
    ]);
  });

  it('says what can’t be edited', () => {
    const file = `<Legislation ${CLML_NAMESPACES}>${CLML_METADATA}<Secondary><Body><P><Formula><math:math><math:mi>A</math:mi></math:math></Formula></P>
      </Body><ExplanatoryNotes><P><Text>It explains.</Text></P></ExplanatoryNotes></Secondary></Legislation>`;
    const { account } = read(file);
    expect(account && accountWords(account)).toEqual({
      sum: 'All 3 words of the file were read, numbers and letters included.',
      lostLines: [],
      doubled: [],
      keptWhole:
        'Shown as text, and can’t be edited: 1 formula and the explanatory note. The line of a fraction is written as “/”: compare each formula with the original.',
    });
  });

  it('is made of Akoma Ntoso, too, and names what stands beside its text', () => {
    const akn = writeAkn(instrument, { ids: 'legislation' });
    expect(read(akn).account).toMatchObject({ lost: [], doubled: [] });
    const more = akn.replace(
      '</act>',
      '<components><component><doc><p>Left alone.</p></doc></component></components></act>',
    );
    expect(read(more).account?.lost).toEqual([
      { words: 'left alone', place: expect.stringMatching(/line \d+$/) },
    ]);
  });
});
