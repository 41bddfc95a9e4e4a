import { indexTree, type Provision, provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { type Line, linesOf } from '../../../core/amend/redline/lines.ts';
import { type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { applyTyping, fieldState, withFieldEdits } from '../../../core/amend/typing/typing.ts';
import { selectedWords, type ThreadWords, wordSourcesOf } from '../../../core/review/thread-words.ts';

/** A text that says the same more than once, and how words of it are chosen and typed in. */

export const TEXT = 'A person must not do what a person must not do, unless a person may.';
export const act = (content = TEXT): Provision =>
  provision({
    pid: 'act',
    kind: 'act',
    children: [provision({ pid: 's1', kind: 'section', num: '1', heading: 'Conduct', content })],
  });

const lineOf = (root: Provision, drafted: readonly Drafted[]): Line => {
  const line = linesOf(redline(root, drafted)).find(({ key }) => key === 's1/content');
  if (!line) throw new Error('no line');
  return line;
};
export const sources = (root: Provision, drafted: readonly Drafted[]) =>
  lineOf(root, drafted).body.flatMap((piece) => wordSourcesOf(root, piece));

/** The words of the nth place where a redline (struck words in it) reads so. */
export function anchored(root: Provision, drafted: readonly Drafted[], words: string, nth = 0): ThreadWords {
  const all = sources(root, drafted);
  const text = all.map((source) => source.text).join('');
  let from = text.indexOf(words);
  for (let n = 0; n < nth; n++) from = text.indexOf(words, from + 1);
  const chosen = selectedWords([{ sources: all, from, to: from + words.length }]);
  if (!chosen) throw new Error(`no words: ${words}`);
  return chosen.words;
}

/** Types as a person would, in the text as amended. */
export function typed(
  root: Provision,
  drafted: readonly Drafted[],
  me: string,
  at: number,
  remove: number,
  insert: string,
) {
  const node = indexTree(root).byPid.get('s1') ?? root;
  const all = drafted.some(({ id }) => id === me) ? drafted : [...drafted, { id: me, edits: [] as Edit[] }];
  const { changes } = applyTyping(fieldState(node, 'content', all), me, { at, remove, insert });
  return all.map(({ id, edits }) => {
    const own = changes.get(id);
    return { id, edits: own ? withFieldEdits(edits, { pid: 's1', field: 'content' }, own) : edits };
  });
}
