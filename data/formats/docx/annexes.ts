import { stateInSentence } from '../../../core/amend/edits/states.ts';
import type { Line } from '../../../core/amend/redline/lines.ts';
import { dateWords } from '../../../core/base/date-words.ts';
import { capital, sentence } from '../../../core/base/english.ts';
import { decisionWords } from '../../../core/coverage/coverage-words.ts';
import {
  categoryWords,
  describeConfidence,
  describeRecommendation,
  linkWords,
  plainRecommendation,
} from '../../../core/evidence/describe.ts';
import type { Annex } from '../../../core/pack/blocks.ts';
import { themesTable } from '../../../core/pack/consultation.ts';
import type { PackModel, PackRecommendation } from '../../../core/pack/model.ts';
import { noResponse } from '../../../core/pack/no-response.ts';
import { noteWords, type PackLinks, plainNote } from '../../../core/pack/pack-links.ts';
import { enactment } from '../enactment.ts';
import type { Markup } from '../markup.ts';
import { markedLine } from './formatted.ts';

/** The functions that write the parts of an annex. */
interface BlockWriters {
  readonly text: (line: string) => Markup;
  readonly paragraph: (style: string, text: string) => Markup;
  readonly table: (
    caption: string,
    header: readonly string[],
    rows: readonly (readonly string[])[],
  ) => readonly Markup[];
}

const linksText = ({ shownLinks, withheld, broken }: PackLinks): string =>
  [
    ...shownLinks.map(({ words, responses }) => [words, ...responses].join(' — ')),
    ...(withheld ? [`${withheld} to something that is withheld`] : []),
    ...(broken ? [`${broken} to something that is not in the review`] : []),
  ].join('\n') || 'None.';

const answersText = ({ answers, departures, decision }: PackRecommendation): string =>
  [
    ...answers.map(({ amendment, by }) => `${amendment} (${linkWords(by)})`),
    ...departures.map((amendment) => `${amendment} (${linkWords('departs-from')} it)`),
    ...(decision ? [capital(decisionWords(decision))] : []),
  ].join('\n') || 'Nothing in this paper';

/** The writers of a pack's annexes, by kind, called when a part of the paper contains that annex. */
export function annexWriter(
  model: PackModel,
  { text, paragraph, table }: BlockWriters,
): Readonly<Record<Annex, () => readonly Markup[]>> {
  const { instrument, amendments, leftOut, readers } = model;
  const isPublic = readers === 'public';
  const themes = themesTable(model.themes, isPublic);
  const act = (lines: readonly Line[]) => [
    ...enactment(instrument).map(text),
    ...lines.map((line) => markedLine(line, (am) => am)),
  ];
  const rowsOf = (isChanged: boolean) =>
    model.provisions
      .filter(
        ({ changed, links }) =>
          changed === isChanged && (!changed || links.shownLinks.length + links.withheld > 0),
      )
      .map(({ cite, heading, links }) => [cite, heading || 'No heading', linksText(links)]);
  return {
    amendments: () => [
      ...amendments.flatMap(({ amendment, changes, links }) => [
        paragraph('Heading2', amendment.title ? `${amendment.id}: ${amendment.title}` : amendment.id),
        text(`State: ${stateInSentence(amendment.state)}.`),
        text(`Purpose: ${amendment.purpose || 'Not given.'}`),
        text(`Reason: ${amendment.reason || 'Not given.'}`),
        text(`Links: ${linksText(links)}`),
        ...(changes.length > 0
          ? table(
              `Changes made by ${amendment.id}, before and after`,
              ['Where', 'Change in words', 'Before', 'After'],
              changes.map(({ place, words, before, after }) => [
                place,
                words,
                before || 'Nothing',
                after || 'Nothing',
              ]),
            )
          : [text('It makes no change to the text.')]),
      ]),
      ...(amendments.length === 0 ? [text('No amendment is shown: the text is the base text.')] : []),
      ...(leftOut.length > 0
        ? table(
            'Amendments of the review that are not in this pack',
            ['Amendment', 'Title', 'Why it is not included'],
            leftOut.map(({ id, title, why }) => [id, title, why]),
          )
        : []),
    ],
    'marked-up': () => act(model.markedUp),
    'as-amended': () => act(model.asAmended),
    recommendations: () =>
      model.recommendations.length === 0
        ? [text('There are no recommendations.')]
        : table(
            'Recommendations, how they were answered, and what answers them here',
            [
              'Recommendation',
              ...(isPublic ? [] : ['How much is available']),
              'Response',
              'Answered here by',
            ],
            model.recommendations.map((row) => [
              isPublic ? plainRecommendation(row.recommendation) : describeRecommendation(row.recommendation),
              ...(isPublic ? [] : [describeConfidence(row.recommendation)]),
              row.responses
                .map(
                  ({ body, date, category, terms }) =>
                    `${body}, ${dateWords(date)}: ${categoryWords(category)} (“${terms}”)`,
                )
                .join('\n') || noResponse(model.readers),
              answersText(row),
            ]),
          ),
    'left-alone': () => {
      const header = ['Provision', 'Heading', 'Linked to'];
      const [alone, changed] = [rowsOf(false), rowsOf(true)];
      return [
        ...(alone.length > 0
          ? table('Provisions that this pack does not change', header, alone)
          : [text('Every section is changed.')]),
        ...(changed.length > 0
          ? table('Provisions that are changed and have links of their own', header, changed)
          : []),
      ];
    },
    notes: () =>
      model.notes.length === 0
        ? [text('There is nothing that may be published.')]
        : model.notes.flatMap((note) => [
            paragraph('Heading2', isPublic ? capital(plainNote(note)) : noteWords(note)),
            ...(note.question ? [text(sentence(`Question: ${note.question}`))] : []),
            ...note.text.split(/\r\n|\r|\n/).map((line) => paragraph('Quotation', line)),
          ]),
    themes: () => [
      ...(model.themes.length > 0 ? table(themes.caption, themes.header, themes.rows) : []),
      ...model.excerpts.flatMap(({ id, from, quote, stance, themes }) => [
        paragraph(
          'Heading2',
          [
            isPublic ? 'From a response' : `${id} — ${from}`,
            stance,
            themes.map(({ name }) => name).join(', '),
          ]
            .filter(Boolean)
            .join(' — '),
        ),
        paragraph('Quotation', quote),
      ]),
    ],
    status: () => [
      text(`${instrument.description}. ${instrument.commencement}`),
      ...(model.reliance.length > 0
        ? table(
            'Parts of the base text to check before you rely on it',
            ['Provision', 'Status', 'What is known'],
            model.reliance.map(({ cite, status, meaning, words, remark }) => [
              cite,
              `${status}: ${meaning}`,
              [words.length > 0 ? `The words ${words.map((part) => `“${part}”`).join(', ')}.` : '', remark]
                .filter(Boolean)
                .join(' ') || 'No remark.',
            ]),
          )
        : [text('Every part of the base text was checked against its source.')]),
      paragraph('Heading2', 'Outstanding effects'),
      ...(instrument.outstanding.length > 0
        ? table(
            'Amendments made elsewhere that the base text does not show yet',
            ['Made by', 'Affects', 'Effect', 'What is known'],
            instrument.outstanding.map(({ affecting, affectedProvisions, effect, remark, status }) => [
              affecting,
              affectedProvisions,
              effect,
              [`${status}.`, remark ?? ''].join(' ').trim(),
            ]),
          )
        : [text('None on record.')]),
    ],
  };
}
