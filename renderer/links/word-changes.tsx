import { useMemo } from 'react';
import { hunksOf } from '../../core/compare/hunks.ts';
import { readable } from '../../core/compare/readable.ts';

/** How much of what stays is shown on each side of a change, in characters. */
const CONTEXT = 90;

/** What stays, cut to its ends where it is long: a reader looks for what changed. */
function around(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= CONTEXT * 2 + 20) return text;
  const head = isFirst ? '' : text.slice(0, CONTEXT).replace(/\S+$/, '');
  const tail = isLast ? '' : text.slice(-CONTEXT).replace(/^\S+/, '');
  return `${head}…${tail}`;
}

/** Two texts as one, with what went and what came marked as in the Act, and said in words. */
export function WordChanges({ was, is }: { readonly was: string; readonly is: string }) {
  const hunks = useMemo(() => readable(hunksOf(was, is)), [was, is]);
  return (
    <span className="word-changes">
      {hunks.map(({ kept, deleted, inserted }, at) => {
        const isLast = at === hunks.length - 1 && deleted.length + inserted.length === 0;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: hunks have no identity beyond their order
          <span key={at}>
            {around(kept.join(''), at === 0, isLast)}
            {deleted.length > 0 && (
              <del>
                <span className="hidden-words">[deleted: </span>
                {deleted.join('')}
                <span className="hidden-words">]</span>
              </del>
            )}
            {inserted.length > 0 && (
              <ins>
                <span className="hidden-words">[inserted: </span>
                {inserted.join('')}
                <span className="hidden-words">]</span>
              </ins>
            )}
          </span>
        );
      })}
    </span>
  );
}
