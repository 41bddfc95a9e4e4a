import { capital, count } from '../../base/english.ts';
import type { FoundDifference } from './line-differences.ts';

const MAX_QUOTE_LENGTH = 300;

/** Quotes words, long ones by their beginning. Spaces alone are counted, since nobody sees them. */
function quoted(text: string): string {
  if (text !== '' && text.trim() === '') {
    const tabs = text.split('\t').length - 1;
    const spaces = text.replaceAll('\t', '').length;
    const parts = [
      ...(spaces > 0 ? [count(spaces, 'space')] : []),
      ...(tabs > 0 ? [count(tabs, 'tab')] : []),
    ];
    return parts.join(' and ');
  }
  return `“${text.length > MAX_QUOTE_LENGTH ? `${text.slice(0, MAX_QUOTE_LENGTH)}…` : text}”`;
}

/** Words of one side, and of the other. */
function sides(file: string, draft: string): string {
  if (file === '') return `the draft has ${quoted(draft)}, which is not in the file`;
  if (draft === '') return `the file has ${quoted(file)}, which is not in the draft`;
  return `the file has ${quoted(file)}, and the draft has ${quoted(draft)}`;
}

/** The name and date that words are signed with. */
const handWords = (author: string, at: string | null): string =>
  `under the name ${author || 'of nobody'}${at === null ? '' : `, dated ${at.slice(0, 16).replace('T', ' ')}`}`;

/** Describes a difference: where it is, what the file has and what the draft has. */
export function differenceWords({ kind, line, file, draft, signed }: FoundDifference, place: string): string {
  const where = capital(line?.isHeading ? `heading of ${place || 'the Act'}` : place || 'the Act');
  switch (kind) {
    case 'words':
      return `${where}: ${sides(file, draft)}.`;
    case 'spaces':
      return `${where}: only the spaces differ: ${sides(file, draft)}.`;
    case 'number':
      return `${where}: the numbers differ: ${sides(file.trim(), draft.trim())}.`;
    case 'line-lost':
      return `${line ? `After ${place || 'the beginning'}` : 'At the beginning'}: the file has the paragraph ${quoted(file)}, which is not in the draft.`;
    case 'line-extra':
      return `${where}: the draft has the paragraph ${quoted(draft)}, which is not in the file.`;
    case 'order':
      return `${where}: the paragraph ${quoted(file)} stands in another place in the file.`;
    case 'joined':
      return `${where}: paragraphs of the file are one in the draft: ${sides(file, draft)}.`;
    case 'split':
      return `${where}: one paragraph of the file is several in the draft: ${sides(file, draft)}.`;
    case 'comment':
      return `The file has a comment that is not in the review: ${quoted(file)}.`;
    case 'author':
      return `${where}: the file has ${quoted(file)} ${signed && handWords(signed.file.author, signed.file.date)}. In the draft it is in ${signed?.am}, ${signed && handWords(signed.has.who, signed.has.at)}.`;
    case 'outside':
      return `Outside the Act: ${file === '' ? `${quoted(draft)} was deleted in the file` : draft === '' ? `${quoted(file)} was inserted in the file` : `${quoted(draft)} was changed to ${quoted(file)} in the file`}.`;
  }
}
