import { Refused } from '../../ui/refused.ts';
import { call } from '../host/call.ts';
import type { SaverHost } from './saver-host.ts';

/** Reads earlier revisions of amendments. @param path the path of the review */
export const revisionsOf =
  (path: string): SaverHost['revisionOf'] =>
  async (id, revision) => {
    const answer = await call('amendment.revision', { id, revision }, path);
    if (answer.ok) return answer.value;
    if (answer.error.kind === 'not-found') return null;
    throw new Refused(answer.error);
  };
