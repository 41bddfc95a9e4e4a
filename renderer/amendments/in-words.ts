import { cite } from '../../core/act/citation.ts';
import { indexTree, type Pid, type Provision } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import type { Edit } from '../../core/amend/edit.ts';

/** One change of an amendment, said in words. */
export interface Told {
  readonly pid: Pid;
  readonly cite: string;
  readonly words: string;
}

function wordsOf(base: Provision, edit: Edit): string {
  if (edit.type === 'omit') return 'left out';
  if (edit.type === 'insert') return `inserted: ${edit.provision.num} ${edit.provision.heading}`.trim();
  const was = indexTree(base).byPid.get(edit.pid)?.[edit.field].slice(edit.from, edit.to) ?? '';
  return [was && `deleted: ${was.trim()}`, edit.insert && `inserted: ${edit.insert.trim()}`]
    .filter(Boolean)
    .join('; ');
}

export function changesInWords(base: Provision, amendment: Amendment): readonly Told[] {
  return amendment.edits.map((edit) => {
    const pid = edit.type === 'insert' ? edit.parent : edit.pid;
    return { pid, cite: cite(base, pid), words: wordsOf(base, edit) };
  });
}
