import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
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
import type { Note } from '../../../core/evidence/evidence.ts';
import { type PackExcerpt, themesTable } from '../../../core/pack/consultation.ts';
import type { PackAmendment, PackModel, PackRecommendation } from '../../../core/pack/model.ts';
import { noResponse } from '../../../core/pack/no-response.ts';
import { noteWords, type PackLinks, plainNote } from '../../../core/pack/pack-links.ts';
import { isAddress, type Markup, type MarkupValue, markup } from '../markup.ts';
import { amendmentNames, hasAnnex, type Page } from './anchors.ts';
import { list, table } from './lists.ts';

/** The source of a text. An address at its beginning becomes a link. */
export function source(text: string): Markup {
  const [, address = '', remainingText = text] = /^(https?:\/\/\S+)(.*)$/s.exec(text) ?? [];
  return isAddress(address) ? markup`<a href="${address}">${address}</a>${remainingText}` : markup`${text}`;
}

/** The id of a note, from its index, because a note's own id may contain any character. */
const noteId = (at: number) => `n-${at + 1}`;

/** Links in words, and how many are withheld. */
function links(
  { shownLinks, withheld, broken }: PackLinks,
  { notes }: Pick<PackModel, 'notes'>,
  page: Page,
): Markup {
  const hasNotes = hasAnnex(page, 'notes');
  const items: readonly MarkupValue[] = [
    ...shownLinks.map(({ to, words, responses }) => {
      const note = notes.findIndex(({ id }) => to === `note:${id}`);
      return [
        words,
        responses.map((answer) => [' — ', answer]),
        hasNotes && note >= 0 && markup` (<a href="#${noteId(note)}">read ${notes[note]?.id ?? ''}</a>)`,
      ];
    }),
    ...(withheld ? [`${withheld} to something that is withheld`] : []),
    ...(broken ? [`${broken} to something that is not in the review`] : []),
  ];
  return items.length ? list(items) : markup`None.`;
}

/** Writes one amendment: its changes, reasons and evidence. */
function amendmentOf(
  { amendment, changes, links: ties }: PackAmendment,
  model: PackModel,
  page: Page,
): Markup {
  const { id, title, state, author, changedAt, purpose, reason } = amendment;
  return markup`<article id="${id}"><h3>${title ? `${id}: ${title}` : id}</h3>
<dl><dt>State</dt><dd>${STATE_WORDS[state]}</dd>${author !== '' && markup`<dt>Author</dt><dd>${author}, ${dateWords(changedAt)}</dd>`}<dt>Purpose</dt><dd>${purpose || 'Not given.'}</dd><dt>Reason</dt><dd>${reason || 'Not given.'}</dd><dt>Links</dt><dd>${links(ties, model, page)}</dd></dl>
${
  changes.length
    ? table(
        `Changes made by ${id}, before and after`,
        ['Where', 'Change in words', 'Before', 'After'],
        changes.map(({ place, words, before, after }) => [
          place,
          words,
          before || 'Nothing',
          after || 'Nothing',
        ]),
      )
    : markup`<p>It makes no change to the text.</p>`
}</article>
`;
}

export function changesSection(model: PackModel, page: Page): Markup {
  const { amendments, leftOut } = model;
  return markup`${amendments.length ? amendments.map((amendment) => amendmentOf(amendment, model, page)) : markup`<p>No amendment is shown: the text is the base text.</p>`}${
    leftOut.length
      ? // A pack for other readers has no titles of amendments that are left out.
        leftOut.every(({ title }) => title === '')
        ? table(
            'Amendments of the review that are not in this pack',
            ['Amendment', 'Why it is not included'],
            leftOut.map(({ id, why }) => [id, why]),
          )
        : table(
            'Amendments of the review that are not in this pack',
            ['Amendment', 'Title', 'Why it is not included'],
            leftOut.map(({ id, title, why }) => [id, title, why]),
          )
      : null
  }`;
}

export function statusSection({ reliance, instrument }: PackModel): Markup {
  return markup`<p>${instrument.description}. ${instrument.commencement}</p>${
    reliance.length
      ? table(
          'Parts of the base text to check before you rely on it',
          ['Provision', 'Status', 'What is known', 'Read at'],
          reliance.map(({ cite, status, meaning, words, remark, sources, versionDate }, at) => [
            markup`<span id="r-${at + 1}">${cite}</span>`,
            `${status}: ${meaning}`,
            [
              words.length > 0 && `The words ${words.map((text) => `“${text}”`).join(', ')}. `,
              remark || (words.length ? null : 'No remark.'),
            ],
            sources.length ? [list(sources.map(source)), versionDate] : versionDate || 'Nowhere',
          ]),
        )
      : markup`<p>Every part of the base text was checked against its source.</p>`
  }<h3 id="outstanding">Outstanding effects</h3>${
    instrument.outstanding.length
      ? table(
          'Amendments made elsewhere that the base text does not show yet',
          ['Made by', 'Affects', 'Effect', 'In force', 'What is known'],
          instrument.outstanding.map(({ affecting, affectedProvisions, effect, inForce, remark, status }) => [
            affecting,
            affectedProvisions,
            effect,
            inForce ? dateWords(inForce) : 'Not known',
            [`${status}. `, remark ?? null],
          ]),
        )
      : markup`<p>None on record.</p>`
  }`;
}

function answersOf(
  { answers, departures, decision }: PackRecommendation,
  nameOf: ReturnType<typeof amendmentNames>,
): MarkupValue {
  const amendmentLink = (amendment: string): MarkupValue => {
    const { id, words } = nameOf(amendment);
    return id === null ? words : markup`<a href="#${id}">${words}</a>`;
  };
  const items = [
    ...answers.map(({ amendment, by }) => [amendmentLink(amendment), ` (${linkWords(by)})`]),
    ...departures.map((amendment) => [amendmentLink(amendment), ` (${linkWords('departs-from')} it)`]),
    ...(decision ? [capital(decisionWords(decision))] : []),
  ];
  return items.length ? list(items) : 'Nothing in this paper';
}

export function recommendationsSection({ recommendations, readers }: PackModel, page: Page): Markup {
  const nameOf = amendmentNames(page);
  if (recommendations.length === 0) return markup`<p>There are no recommendations.</p>`;
  const isPublic = readers === 'public';
  return table(
    'Recommendations, how they were answered, and what answers them here',
    ['Recommendation', ...(isPublic ? [] : ['How much is available']), 'Response', 'Answered here by'],
    recommendations.map((row) => [
      isPublic ? plainRecommendation(row.recommendation) : describeRecommendation(row.recommendation),
      ...(isPublic ? [] : [describeConfidence(row.recommendation)]),
      row.responses.length
        ? list(
            row.responses.map(
              ({ body, date, category, terms }) =>
                `${body}, ${dateWords(date)}: ${categoryWords(category)} (“${terms}”)`,
            ),
          )
        : noResponse(readers),
      answersOf(row, nameOf),
    ]),
  );
}

export function leftAloneSection(model: PackModel, page: Page): Markup {
  const { provisions } = model;
  const alone = provisions.filter(({ changed }) => !changed);
  const linked = provisions.filter(
    ({ changed, links: ties }) => changed && ties.shownLinks.length + ties.withheld > 0,
  );
  const rows = (of: typeof provisions) =>
    of.map(({ cite, heading, links: ties }) => [cite, heading || 'No heading', links(ties, model, page)]);
  const header = ['Provision', 'Heading', 'Linked to'];
  return markup`${alone.length ? table('Provisions that this pack does not change', header, rows(alone)) : markup`<p>Every section is changed.</p>`}${
    linked.length
      ? table('Provisions that are changed and have links of their own', header, rows(linked))
      : null
  }`;
}

/** The question and source of a note. Null if it has neither, because an empty paragraph would be announced. */
function asideOf({ question, found: foundWords }: Note, isPublic: boolean): Markup | null {
  const isShown = foundWords !== '' && !isPublic;
  if (question === '' && !isShown) return null;
  return markup`<p class="said">${question && sentence(`Question: ${question}`)}${isShown && [' Found: ', source(foundWords)]}</p>
`;
}

const noteOf = (
  note: Note,
  at: number,
  isPublic: boolean,
) => markup`<article><h3 id="${noteId(at)}">${isPublic ? capital(plainNote(note)) : noteWords(note)}</h3>
${asideOf(note, isPublic)}<blockquote><p class="prose" dir="auto">${note.text}</p></blockquote></article>
`;

export function notesSection({ notes, readers }: PackModel): Markup {
  return notes.length
    ? markup`${notes.map((note, at) => noteOf(note, at, readers === 'public'))}`
    : markup`<p>There is nothing that may be published.</p>`;
}

const excerptOf = (
  { id, from, quote, stance }: PackExcerpt,
  isPublic: boolean,
): Markup => markup`<article><h4>${
  isPublic ? 'From a response' : [id, from].join(' — ')
}${stance === null ? null : `${isPublic ? ', which ' : ' — '}${stance}`}</h4><blockquote><p class="prose" dir="auto">${quote}</p></blockquote></article>
`;

/** Writes the themes in numbers, and the pack's excerpts under each theme. */
export function themesSection({ themes, excerpts, readers }: PackModel): Markup {
  const isPublic = readers === 'public';
  const excerptMarkup = (own: readonly PackExcerpt[]) => own.map((one) => excerptOf(one, isPublic));
  const numbers = themesTable(themes, isPublic);
  const under = themes.flatMap((theme) => {
    const themeExcerpts = excerpts.filter(({ themes: on }) => on.some(({ id }) => id === theme.id));
    return themeExcerpts.length > 0 ? [markup`<h3>${theme.name}</h3>${excerptMarkup(themeExcerpts)}`] : [];
  });
  const withoutTheme = excerpts.filter(({ themes: on }) => on.length === 0);
  return markup`${
    themes.length > 0 && table(numbers.caption, numbers.header, numbers.rows)
  }${under}${withoutTheme.length > 0 && markup`<h3>Without a theme</h3>${excerptMarkup(withoutTheme)}`}`;
}
