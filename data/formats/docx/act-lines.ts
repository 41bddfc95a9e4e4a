import type { Line } from '../../../core/amend/redline/lines.ts';
import { MAX_HEADING, MAX_LEVEL } from './styles.ts';

/**
 * The bookmark around the Act. With all changes in it rejected, it is the base text; with all accepted, the text as
 * amended.
 */
export const ACT_BOOKMARK = 'Act';

/** The level of the Act's outermost headings. Level 1 is for the document's own headings. */
const MIN_HEADING_LEVEL = 2;

/**
 * The paragraph style of a line of the Act.
 * @param depths the number of headings above each heading, by pid
 * @param shells repealed provisions, of which only the number and dots are printed
 */
export function styleOf(
  line: Line,
  depths: ReadonlyMap<string, number>,
  shells: ReadonlySet<string> = new Set(),
): string {
  const level = Math.min(line.level, MAX_LEVEL);
  if (line.role === 'heading') {
    const depth = depths.get(line.pid);
    return depth === undefined
      ? `LawHeading${level}`
      : `Heading${Math.min(MIN_HEADING_LEVEL + depth, MAX_HEADING)}`;
  }
  if (shells.has(line.pid) && line.label.length > 0 && line.body.length === 0) return `LawRepealed${level}`;
  return line.label.length > 0 ? `Law${level}` : `LawText${level}`;
}
