import { indexTree, walk } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { TextEdit } from '../../../core/amend/edits/edit.ts';
import type { CallInput, CallName, CallOutput } from '../../../core/api.ts';
import { type Refusal, refuse } from '../../../core/base/result.ts';
import { sendByName } from '../../../renderer/state/host/requests.ts';
import { Saver } from '../../../renderer/state/review/saver.ts';
import { Refused } from '../../../renderer/ui/refused.ts';
import type { Opened } from '../reviews/review.ts';

/** A window on a review: what it knows of the amendments, and a saver that writes to the review itself. */
export async function windowOn(review: Opened) {
  const known = new Map<string, Amendment>();
  for (const amendment of await review.do('amendment.list', {})) known.set(amendment.id, amendment);
  const asked: CallName[] = [];
  const window = crypto.randomUUID();
  let down: Refusal['kind'] | null = null;
  let isDeaf = false;
  const write = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    asked.push(name);
    const result = await sendByName(name, input, window, async (sent) => {
      if (down) return refuse(down, 'Keeling could not be reached');
      const answer = await review.session.call(name, sent);
      return isDeaf ? refuse('internal', 'The answer was lost') : answer;
    });
    if (!result.ok) throw new Refused(result.error);
    const written = [result.value].flat() as Amendment[];
    for (const amendment of written) known.set(amendment.id, amendment);
    return result.value;
  };
  const refresh = async () => {
    for (const amendment of await review.do('amendment.list', {})) known.set(amendment.id, amendment);
  };
  const revisionOf = async (id: string, revision: number) => {
    if (down) throw new Refused({ kind: down, message: 'Keeling could not be reached' });
    const answer = await review.session.call('amendment.revision', { id, revision });
    return answer.ok ? answer.value : null;
  };
  const adopted: string[] = [];
  const saver = new Saver(
    { write, refresh, revisionOf, saved: () => [...known.values()], base: () => review.act },
    { started: (id) => adopted.push(id), adopted: () => {} },
  );
  return {
    saver,
    write,
    asked,
    known,
    adopted,
    /** From now on what is asked is done, and no answer comes. */
    deafen: (now: boolean) => (isDeaf = now),
    fail: (now: boolean, kind: Refusal['kind'] = 'internal') => (down = now ? kind : null),
  };
}

/** An amendment as the review has it. */
export const stored = async (review: Opened, id: string): Promise<Amendment> => {
  const found = (await review.do('amendment.list', {})).find((amendment) => amendment.id === id);
  if (!found) throw new RangeError(`No ${id}`);
  return found;
};

/** Words at the beginning of a heading. */
export function typed(review: Opened, insert: string): TextEdit {
  const section = [...walk(review.act)].find(({ num, kind }) => kind === 'section' && num === '2A');
  const at = section && indexTree(review.act).byPid.get(section.pid);
  if (!at) throw new RangeError('No section 2A');
  return { type: 'text', pid: at.pid, field: 'heading', from: 0, to: 0, insert, rank: 'm' };
}
