import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActFile } from '../../../../data/formats/act-file.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { faultsInAkn } from '../../../support/acts/akn-faults.ts';
import { linesOf } from '../../../support/acts/clml.ts';
import { must } from '../../../support/reviews/review.ts';

const file = (attachments: string): string =>
  `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="ukpga"><meta/><body><section><num>1</num><content><p>Gulls.</p></content></section></body><attachments>${attachments}</attachments></act></akomaNtoso>`;
const doc = (body: string, round = '', after = ''): string =>
  `<doc name="annex"><meta/>${round}<mainBody>${body}</mainBody>${after}</doc>`;
const attachment = (inside: string, titles = ''): string => `<attachment>${titles}${inside}</attachment>`;
const paragraph = (num: string, words: string): string =>
  `<paragraph class="schProv1"><num>${num}</num><content><p>${words}</p></content></paragraph>`;

function read(attachments: string) {
  const { instrument, remarks } = must(readAkn(file(attachments)));
  return { instrument, remarks, lines: linesOf(instrument).slice(1) };
}

describe('what is attached to an Act in Akoma Ntoso', () => {
  it('is a Schedule, under the number and title of its own or of the document that it is', () => {
    const own = attachment(doc(paragraph('1', 'Red.')), '<num>Annex 1</num><heading>Colours</heading>');
    const round =
      '<preface><p><docNumber>Annex 2</docNumber></p><p><docTitle>Birds</docTitle></p><p>As amended.</p></preface>';
    const { lines, remarks } = read(own + attachment(doc('<p>Gulls.</p>', round)));
    expect(lines).toEqual([
      'schedule | Annex 1 | Colours',
      'scheduleParagraph | 1 | Red.',
      'schedule | Annex 2 | Birds | As amended.\nGulls.',
    ]);
    expect(remarks).toEqual([]);
  });

  it('is the Schedules that it holds, where it says nothing of its own', () => {
    const schedule = (num: string) =>
      `<hcontainer name="schedule" class="sch"><num>${num}</num><heading>Birds</heading>${paragraph('1', 'Gulls.')}</hcontainer>`;
    const { lines } = read(attachment(doc(schedule('Schedule 1') + schedule('Schedule 2'))));
    expect(lines).toEqual([
      ...['schedule | Schedule 1 | Birds', 'scheduleParagraph | 1 | Gulls.'],
      ...['schedule | Schedule 2 | Birds', 'scheduleParagraph | 1 | Gulls.'],
    ]);
  });

  it('has what is attached to it in it, and says what stands in another file', () => {
    const inner = `<attachments>${attachment(doc('<p>Inner.</p>'), '<num>Appendix</num>')}</attachments>`;
    const { lines, remarks } = read(
      attachment(doc('<p>Outer.</p>', '', inner), '<num>Annex</num>') +
        attachment('<documentRef href="/map" showAs="Map of the ferries"/>') +
        attachment('<interstitial><p>Between.</p></interstitial>'),
    );
    expect(lines).toEqual([
      ...['schedule | Annex | Outer.', 'schedule | Appendix | Inner.'],
      'schedule | Between.',
    ]);
    expect(remarks).toEqual(['An attachment (Map of the ferries) stands in another file, and was not read']);
  });

  it('loses no word and doubles none, and is valid and the same when written and read again', () => {
    const words = fc.constantFrom('a gull', 'ferries pay £5', 'section 3(1) applies');
    const made = fc.record({ title: words, number: fc.nat(9), lines: fc.array(words, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(made, { minLength: 1, maxLength: 4 }), fc.boolean(), (annexes, isOwn) => {
        const xml = file(
          annexes
            .map(({ title, number, lines }) => {
              const body = lines.map((line, at) => paragraph(String(at + 1), line)).join('');
              return isOwn
                ? attachment(doc(body), `<num>Annex ${number}</num><heading>${title}</heading>`)
                : attachment(
                    doc(
                      body,
                      `<preface><p><docNumber>Annex ${number}</docNumber></p><p><docTitle>${title}</docTitle></p></preface>`,
                    ),
                  );
            })
            .join(''),
        );
        const { account, instrument } = must(readActFile(xml, { count: true }));
        expect(account).toMatchObject({ lost: [], doubled: [] });
        const again = writeAkn(instrument, { ids: 'legislation' });
        expect(linesOf(must(readAkn(again)).instrument)).toEqual(linesOf(instrument));
      }),
      { numRuns: 40 },
    );
    const { instrument } = read(attachment(doc(paragraph('1', 'Red.')), '<num>Annex 1</num>'));
    expect(faultsInAkn(writeAkn(instrument, { ids: 'lawmaker' }))).toEqual([]);
  });
});
