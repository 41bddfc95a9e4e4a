import { withWholeMoves } from '../../../core/amend/changes/whole-moves.ts';
import { capital } from '../../../core/base/english.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { lineSignatures } from '../../../core/history/signed-runs.ts';
import { ACT_END, actHeadingFor } from '../../../core/pack/act-bounds.ts';
import { DRAFT } from '../../../core/pack/draft.ts';
import { historyEntry } from '../../../core/pack/history-entry.ts';
import type { PackAmendment, PackModel } from '../../../core/pack/model.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { propertiesOf, shortPrint } from '../../../core/word-import/fingerprint.ts';
import { outsideProperties } from '../../../core/word-import/outside-prints.ts';
import { enactment } from '../enactment.ts';
import type { Markup } from '../markup.ts';
import { shellsOf } from '../shells.ts';
import { ACT_BOOKMARK, styleOf } from './act-lines.ts';
import { bodyWriter } from './body.ts';
import { docxBytes, PAGES, partsOf, TEXT_WIDTH } from './parts.ts';
import type { Revision } from './revision.ts';
import { STYLES } from './styles.ts';
import { type PlacedThread, placeThreads } from './threads.ts';
import { wordDate } from './word-date.ts';

const nameOf = ({ id, title }: PackAmendment['amendment']): string => (title ? `${id}: ${title}` : id);

/**
 * The author and date of an amendment's changes. Word requires a name; without an author, the amendment's number is
 * used.
 */
export const revisionOf = ({
  id,
  author,
  changedAt,
}: Pick<PackAmendment['amendment'], 'author' | 'id' | 'changedAt'>): Revision => ({
  author: author || id,
  date: wordDate(changedAt),
});

/**
 * Finds the author and date of each amendment of a pack.
 * @throws RangeError for an amendment that isn't in the pack
 */
export function revisionsOf(amendments: readonly PackAmendment[]): (am: string) => Revision {
  const revisions = new Map(amendments.map(({ amendment }) => [amendment.id, revisionOf(amendment)]));
  return (am) => {
    const revision = revisions.get(am);
    if (!revision) throw new RangeError(`A change of ${am}, which is not in the pack`);
    return revision;
  };
}

/** The columns of the table of changes, each with its share of the page's width. */
const CHANGES_COLUMNS = [
  ['Amendment', 0.16],
  ['Where', 0.16],
  ['Change', 0.28],
  ['Purpose and reason', 0.2],
  ['Links', 0.2],
] as const;
const PUBLIC_COLUMNS = [
  ['Proposal', 0.2],
  ['Where', 0.2],
  ['Change', 0.35],
  ['Purpose and reason', 0.25],
] as const;

function changeRows({ amendment, changes, links }: PackAmendment): readonly (readonly string[])[] {
  const reasons = [amendment.purpose, amendment.reason].filter((text) => text !== '').join('\n');
  const ties = links.shownLinks.map(({ words }) => words).join('\n');
  const name = nameOf(amendment);
  if (changes.length === 0) return [[name, '', 'No change to the text', reasons, ties]];
  return changes.map(({ place, words }, at) => [
    name,
    place,
    words,
    at === 0 ? reasons : '',
    at === 0 ? ties : '',
  ]);
}

/** How far the text was compared with its source, and the effects it doesn't show. Only for people who work on it. */
function statusOf(
  { reliance, instrument }: PackModel,
  { text, heading }: { readonly text: (line: string) => Markup; readonly heading: (words: string) => Markup },
): readonly Markup[] {
  return [
    heading('Status of the text'),
    ...reliance.map(({ cite, status, meaning, words, remark }) =>
      text(
        [
          `${cite}: ${status} (${meaning}).`,
          words.length ? `The words ${words.map((part) => `“${part}”`).join(', ')}.` : '',
          remark,
        ]
          .filter((part) => part !== '')
          .join(' '),
      ),
    ),
    ...(reliance.length ? [] : [text('Every part of the text was checked against its source.')]),
    heading('Outstanding effects'),
    ...instrument.outstanding.map(({ affecting, affectedProvisions, effect, remark }) =>
      text([`${affecting}: ${affectedProvisions}: ${effect}.`, remark ?? ''].join(' ').trim()),
    ),
    ...(instrument.outstanding.length ? [] : [text('None on record.')]),
  ];
}

/**
 * Writes the Word file of a pack. After the cover comes the Act, with every change tracked under its amendment's author
 * and date. A table of changes follows, because screen readers announce tracked changes unreliably
 * (drafting-conventions.md §5.5 R5.5). The same model gives the same bytes.
 * @param threads comments for those who work on the draft. A public pack has none.
 * @param profile the readers of the file, which is recorded in it for its return.
 * @param madeByAmendment the revisions of each amendment, which give each change its author. Without them, the
 * amendment's author is used.
 */
export function docxOf(
  model: PackModel,
  threads: readonly PlacedThread[] = [],
  profile: WordProfile = 'outward',
  madeByAmendment: ReadonlyMap<string, readonly MadeRevision[]> = new Map(),
): Uint8Array {
  const { instrument, review, readers, isPublished } = model;
  const columns = isPublished ? PUBLIC_COLUMNS : CHANGES_COLUMNS;
  const body = bodyWriter(revisionsOf(model.amendments), lineSignatures(instrument.root, madeByAmendment));
  const depths = new Map(model.outline.map(({ pid, depth }) => [pid, depth]));
  const shells = shellsOf(instrument.root);
  const lines = withWholeMoves(model.markedUp);
  const { marks, elsewhere } = placeThreads({ ...model, markedUp: lines }, threads);
  const text = (line: string) => body.paragraph('Normal', line);
  const profileWords = profile === 'clean' ? 'as amended' : 'marked up';
  const heading = (words: string) => body.paragraph('Heading1', words);

  const content = [
    body.paragraph('Title', review.title),
    body.paragraph('Subtitle', `${instrument.title} (${instrument.number}), ${profileWords}`),
    heading('About this document'),
    ...model.cover.map(text),
    heading(actHeadingFor(profile)),
    ...enactment(instrument).map(text),
    body.bookmarked(
      ACT_BOOKMARK,
      body.lines(
        lines,
        (line) => styleOf(line, depths, shells),
        ({ key }) => marks.get(key),
      ),
    ),
    // This paragraph without changes remains after a deleted last line (drafting-conventions.md §7.4, rule 7).
    text(ACT_END),
    body.paragraph('Heading1', 'Changes in words', elsewhere),
    body.table(
      columns.map(([, share]) => Math.floor(TEXT_WIDTH * share)),
      columns.map(([name]) => name),
      model.amendments.flatMap(changeRows).map((row) => row.slice(0, columns.length)),
    ),
    ...(readers === 'public' ? [] : statusOf(model, { text, heading })),
    text(
      `${instrument.licence.replace(/\.$/, '')}.${instrument.uri === '' ? '' : ` Source: ${instrument.uri}`}`,
    ),
  ];

  const header = `${model.isDraft ? `${DRAFT}. ` : ''}${instrument.title}. ${instrument.description}. Not an official version.`;
  const footer =
    readers === 'public'
      ? `${instrument.licence}.`
      : `${instrument.licence}. ${capital(historyEntry(model.ledger.seq))}.`;
  const parts = partsOf(
    {
      title: `${review.title}: ${instrument.title}, ${profileWords}`,
      subject: instrument.description,
      generator: model.generator,
      date: wordDate(model.ledger.at),
      header,
      footer,
      ...(!isPublished && {
        properties: {
          ...propertiesOf({
            review: review.id,
            base: model.instrumentHash,
            ledger: model.ledger,
            profile,
            amendments: model.amendments.map(({ amendment: { id, revision } }) => ({
              id,
              revision,
              without: model.withoutEdits
                .filter(({ amendment }) => amendment === id)
                .map(({ key }) => shortPrint(key)),
            })),
          }),
          ...outsideProperties([...body.plain(), header, `${footer} ${PAGES}`]),
        },
      }),
    },
    content,
    body.commentParts(),
  );
  return docxBytes(parts, STYLES);
}
