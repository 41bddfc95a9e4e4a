import { UNNAMED_AUTHOR } from '../../../core/amend/edits/amendment.ts';
import type { WordItem } from '../../../core/word-import/item.ts';

/** Under whose name what a Word file holds is kept, where it may name nobody, or more than is kept of a name. */

const LONGEST_AUTHOR = 500;
const LONGEST_COMMENTER = 200;

/** The name that somebody's changes are under. */
export const nameOf = (author: string, savedBy: string): string =>
  (author || savedBy).slice(0, LONGEST_AUTHOR).trim() || UNNAMED_AUTHOR;

export const authorOf = ({ maker }: WordItem, savedBy: string): string =>
  nameOf(maker.kind === 'tracked' ? maker.by.author : '', savedBy);

/** The name that somebody's comment is under. */
export const commenterOf = (author: string): string =>
  author.trim().slice(0, LONGEST_COMMENTER) || 'Somebody in Word';
