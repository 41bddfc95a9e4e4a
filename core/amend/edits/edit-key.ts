import type { Edit } from './edit.ts';

/** What an edit is called within its amendment: the halves of a substitution are one. */
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
 * What an edit is called in a chooser. The same as long as the edit is at the same place, whatever words it inserts and
 * whatever other edits there are.
 */
export const editKey = (am: string, edit: Edit): string => `${am} ${nameOfEdit(edit)}`;
