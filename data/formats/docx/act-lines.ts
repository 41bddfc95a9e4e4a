import type { Line } from '../../../core/amend/redline/lines.ts';
import { DEEPEST_HEADING, DEEPEST_LEVEL } from './styles.ts';

/** The bookmark round the Act: reject every change in it and it is the base text; accept them and it is as amended. */
export const ACT_BOOKMARK = 'Act';

/** The Act's outermost headings come under the document's own, which says what is shown of it. */
const OUTERMOST_HEADING = 2;

/**
 * The style that a line of the Act is set in.
 * @param depths how many headings stand over each heading, by pid
 * @param shells the provisions that are a number and dots
 */
export function styleOf(
  line: Line,
  depths: ReadonlyMap<string, number>,
  shells: ReadonlySet<string> = new Set(),
): string {
  const level = Math.min(line.level, DEEPEST_LEVEL);
  if (line.role === 'heading') {
    const depth = depths.get(line.pid);
    return depth === undefined
      ? `LawHeading${level}`
      : `Heading${Math.min(OUTERMOST_HEADING + depth, DEEPEST_HEADING)}`;
  }
  if (shells.has(line.pid) && line.label.length > 0 && line.body.length === 0) return `LawRepealed${level}`;
  return line.label.length > 0 ? `Law${level}` : `LawText${level}`;
}
