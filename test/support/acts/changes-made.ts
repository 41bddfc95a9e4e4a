import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { plainText } from '../../../core/amend/redline/lines.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';

const inLine = (text: string): string => text.replace(/\s+/g, ' ');

/** What one edit does, in a line that a person can read and compare with the instruction. */
function lineOf(base: Provision, edit: Edit): string {
  const { byPid } = indexTree(base);
  const named = (pid: Pid) => (byPid.has(pid) ? cite(base, pid) : 'a part made of it');
  switch (edit.type) {
    case 'text': {
      const text = byPid.get(edit.pid)?.[edit.field] ?? '';
      const before = text.slice(Math.max(0, edit.from - 30), edit.from);
      const after = text.slice(edit.to, edit.to + 30);
      const change = `[-${inLine(text.slice(edit.from, edit.to))}-]{+${inLine(edit.insert)}+}`;
      return `${named(edit.pid)}, ${edit.field}: …${before}${change}${after}…`.replace(/\n/g, ' ');
    }
    case 'insert': {
      const at = edit.after === null ? 'first' : `after ${named(edit.after)}`;
      return `in ${named(edit.parent)}, ${at}: + ${edit.provision.kind} ${inLine(plainText(edit.provision))}`;
    }
    case 'omit':
      return `- ${named(edit.pid)}${edit.pair ? ' (replaced)' : ''}`;
    case 'divide':
      return `${named(edit.pid)}: its text becomes ${edit.num}`;
    case 'move':
      return `${named(edit.pid)} moved`;
  }
}

/** What amendments do in the end, a line for each edit. */
export const changesMade = (
  base: Provision,
  amendments: readonly Drafted[],
): ReadonlyMap<string, readonly string[]> =>
  new Map(amendments.map(({ id, edits }) => [id, edits.map((edit) => lineOf(base, edit))]));
