import type { Edit } from './edit.ts';

/** The key of an edit within its amendment. The halves of a substitution have the same key. */
export function nameOfEdit(edit: Edit): string {
  switch (edit.type) {
    case 'text':
      return JSON.stringify(['text', edit.pid, edit.field, edit.from, edit.to, edit.rank]);
    case 'insert':
      return JSON.stringify(edit.pair === undefined ? ['insert', edit.provision.pid] : ['pair', edit.pair]);
    case 'omit':
      return JSON.stringify(edit.pair === undefined ? ['omit', edit.pid] : ['pair', edit.pair]);
    default:
      return JSON.stringify([edit.type, edit.pid]);
  }
}

/**
 * The key of an edit in a chooser. It stays the same while the edit stays in its place, even if its words or other edits
 * change.
 */
export const editKey = (am: string, edit: Edit): string => `${am} ${nameOfEdit(edit)}`;
