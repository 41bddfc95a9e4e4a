import { withWholeMoves } from '../../../core/amend/changes/whole-moves.ts';
import { ACT_END } from '../../../core/pack/act-bounds.ts';
import type { KeelingSchedule } from '../../../core/pack/keeling.ts';
import { ABOUT_SCHEDULE, SCHEDULE_HEADING } from '../../../core/pack/paper-signs.ts';
import { ACT_BOOKMARK, styleOf } from './act-lines.ts';
import { bodyWriter } from './body.ts';
import { docxBytes, partsOf, TEXT_WIDTH } from './parts.ts';
import { STYLES } from './styles.ts';
import { wordDate } from './word-date.ts';

const HEADER = ['Source', 'Effect and status', 'Where', 'Change'];
/** The share of the page's width for each column. */
const WIDTH_SHARES = [0.2, 0.2, 0.2, 0.4];

/**
 * Writes a Keeling schedule as a Word file. Every change is tracked, with its source as the author. Rejecting all
 * changes gives the base text, and accepting all gives the text as amended (drafting-conventions.md §7.4).
 * @param at ISO time of the changes, which Word requires
 */
export function keelingDocxOf(schedule: KeelingSchedule, at: string): Uint8Array {
  const { title, cover, instrument, outline, lines, sources, notApplied, generator } = schedule;
  const date = wordDate(at);
  const authors = new Map(sources.map(({ id, cite }) => [id, cite]));
  const body = bodyWriter((am) => ({ author: authors.get(am) || am, date }));
  const text = (words: string) => body.paragraph('Normal', words);
  const heading = (words: string) => body.paragraph('Heading1', words);
  const depths = new Map(outline.map(({ pid, depth }) => [pid, depth]));
  const content = [
    body.paragraph('Title', title),
    heading(ABOUT_SCHEDULE),
    ...cover.map(text),
    heading(SCHEDULE_HEADING),
    body.bookmarked(
      ACT_BOOKMARK,
      body.lines(withWholeMoves(lines), (line) => styleOf(line, depths)),
    ),
    // This paragraph without changes remains after a deleted last line (drafting-conventions.md §7.4, rule 7).
    text(ACT_END),
    heading('Amendments'),
    body.table(
      WIDTH_SHARES.map((share) => Math.floor(TEXT_WIDTH * share)),
      HEADER,
      sources.flatMap(({ cite, effect, status, changes }) =>
        (changes.length > 0 ? changes : [{ place: '', words: 'No change to the text' }]).map((change) => [
          cite,
          [effect, status].filter((part) => part !== '').join(', '),
          change.place,
          change.words,
        ]),
      ),
    ),
    heading('Not shown'),
    ...notApplied.map(({ cite, words, reason }) => text(`${cite}: ${reason} The amending words: ${words}`)),
    ...(notApplied.length === 0 ? [text('Every amendment of this Act is shown.')] : []),
    text(instrument.licence),
  ];
  const parts = partsOf(
    {
      title,
      subject: instrument.description,
      generator,
      date,
      header: `${instrument.title}. ${instrument.description} Not an official version.`,
      footer: instrument.licence,
    },
    content,
  );
  return docxBytes(parts, STYLES);
}
