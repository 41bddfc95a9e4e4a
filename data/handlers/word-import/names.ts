import { UNNAMED_AUTHOR } from '../../../core/amend/edits/amendment.ts';
import type { WordItem } from '../../../core/word-import/item.ts';

// The names of authors and commenters from a Word file. The file may lack a name or have one that is too long to store.

const MAX_AUTHOR_LENGTH = 500;
const MAX_COMMENTER_LENGTH = 200;

/** The author of changes: the name in the file, or else of the person who saved the file. */
export const nameOf = (author: string, savedBy: string): string =>
  (author || savedBy).slice(0, MAX_AUTHOR_LENGTH).trim() || UNNAMED_AUTHOR;

/** The author of a change; for an untracked change, the person who saved the file. */
export const authorOf = ({ maker }: WordItem, savedBy: string): string =>
  nameOf(maker.kind === 'tracked' ? maker.by.author : '', savedBy);

/** The author of a comment. */
export const commenterOf = (author: string): string =>
  author.trim().slice(0, MAX_COMMENTER_LENGTH) || 'Somebody in Word';
