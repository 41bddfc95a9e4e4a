import { cite } from '../../act/citation.ts';
import { count } from '../../base/english.ts';
import { lookalikesIn, unseenIn } from '../text/lookalikes.ts';
import type { Splice } from '../text/splice.ts';
import { type ChangedField, insertionAt } from './changed.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/** The word around an offset, with its punctuation. */
const wordAround = (text: string, at: number): string =>
  `${/[^ ]*$/u.exec(text.slice(0, at))?.[0] ?? ''}${/^[^ ]*/u.exec(text.slice(at))?.[0] ?? ''}`;

/** One finding for all faulty characters of one type in a field, because one fix corrects them all. */
function findingOf(
  change: ChangedField,
  all: readonly Splice[],
  describe: (
    first: Splice,
    many: number,
  ) => { readonly detail: string; readonly message: string; readonly words: string },
): readonly UnkeyedFinding[] {
  const { node, field } = change;
  const { pid } = node.provision;
  const splices = all.filter(({ at, remove }) => insertionAt(change, at, at + remove) !== null);
  const [first] = splices;
  const last = splices.at(-1);
  if (!first || !last) return [];
  const { detail, message, words } = describe(first, splices.length);
  return [
    {
      severity: 'error',
      pid,
      field,
      from: first.at,
      to: last.at + last.remove,
      amendment: insertionAt(change, first.at, first.at + first.remove)?.am ?? null,
      detail,
      message,
      fix: { words, texts: [{ pid, field, splices }] },
    },
  ];
}

/** D31. Finds invisible characters in new words, and characters that only look like others. */
export const D31: Check = {
  id: 'D31',
  run: ({ changed, amended }) =>
    changed.flatMap((change): readonly UnkeyedFinding[] => {
      const { node, text } = change;
      // Most texts have only these characters, so that this test is enough.
      if (/^[ -~‘’“”–—£]*$/.test(text)) return [];
      const cited = cite(amended, node.provision.pid);
      return [
        ...findingOf(change, unseenIn(text), (_, many) => ({
          detail: 'unseen',
          message: `${count(many, 'character')} in ${cited} ${many === 1 ? 'is' : 'are'} invisible`,
          words: 'Delete invisible characters',
        })),
        ...findingOf(change, lookalikesIn(text), ({ at, remove, insert }, many) => ({
          detail: 'lookalike',
          message:
            `“${text.slice(at, at + remove)}” in “${wordAround(text, at)}” only looks like “${insert}”` +
            (many > 1 ? `, and so ${many > 2 ? 'do' : 'does'} ${many - 1} more in ${cited}` : ''),
          words: 'Replace with the letters they look like',
        })),
      ];
    }),
};
