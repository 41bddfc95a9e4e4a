import type { Provision } from '../../core/act/tree.ts';
import { chooseCompatible } from '../../core/amend/edits/clash.ts';
import type { Drafted } from '../../core/amend/edits/edit-index.ts';
import { linesOf } from '../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../core/amend/redline/redline.ts';
import { withChanges } from '../../core/amend/structure/renumber.ts';
import type { Certified } from '../../core/word-import/certificate/certificate.ts';
import { type DraftLine, draftLines } from '../../core/word-import/certificate/draft-lines.ts';
import { knownItem, knownUnplaced } from '../../core/word-import/certificate/known-differences.ts';
import { findReturned } from '../../core/word-import/find-returned.ts';
import type { Item } from '../../core/word-import/item.ts';
import { takeItems } from '../../core/word-import/take.ts';
import { docxOf } from '../../data/formats/docx/docx.ts';
import { readAccepted } from '../../data/formats/docx/read/accepted.ts';
import { readReturned } from '../../data/formats/docx/read/read.ts';
import { enactment } from '../../data/formats/enactment.ts';
import { amendment, currentAct, packOf } from './pack.ts';
import { must } from './review.ts';
import { editedWordByWord, type WordStroke } from './word-by-word.ts';
import { LEFT } from './word-typist.ts';

/** A file that came back, was taken but for some of it, and what a certificate of that is made of. */
export function certifiedFile(
  base: Provision,
  drafted: readonly Drafted[],
  work: readonly { readonly line: number; readonly strokes: readonly WordStroke[] }[],
  isLeft: (item: Item, at: number) => boolean,
): Certified {
  const { chosen } = chooseCompatible(base, drafted);
  const sent = docxOf(packOf(chosen.map(({ id, edits }) => amendment(id, edits))));
  const { bytes } = editedWordByWord(sent, work);
  const found = findReturned(must(readReturned(bytes)), {
    base,
    amendments: chosen,
    profile: 'lawyer',
    at: LEFT,
  });
  const left = found.items.filter(isLeft);
  const author = ({ maker }: Item) => (maker.how === 'tracked' ? maker.by.author : 'Nobody');
  let pids = 0;
  const taken = must(
    takeItems(
      { base, sent: chosen, now: chosen, newPid: () => `taken-${++pids}` },
      found.items.filter((item) => !left.includes(item)).map((item) => ({ item, into: `B-${author(item)}` })),
    ),
  );
  const marked = redline(base, chooseCompatible(base, withChanges(chosen, taken)).chosen);
  const made = [...taken.keys()].filter((id) => id.startsWith('B-'));
  return {
    file: must(readAccepted(bytes)),
    enactment: enactment(currentAct()),
    draft: draftLines(linesOf(marked)),
    amendments: [...chosen.map(({ id }) => id), ...made],
    base,
    text: asAmendedOf(marked),
    known: [
      ...left.map((item) => knownItem(item, { kind: 'left', words: 'Left out.' })),
      ...found.unplaced.map(knownUnplaced),
    ],
    made: new Map(made.map((id) => [id, { author: id.slice('B-'.length), isTracked: true }])),
    nameOf: (name) => name,
    comments: [],
    commentsLeft: [],
  };
}

/** A line of a draft with other words from a place to a place, as a fault might make it. */
export function tampered(line: DraftLine, from: number, to: number, insert: string): DraftLine {
  let at = 0;
  let isPut = false;
  const runs = line.runs.map(({ text, am }) => {
    const [start, end] = [at, at + text.length];
    at = end;
    const kept = [text.slice(0, Math.max(0, from - start)), text.slice(Math.max(0, to - start))];
    const isHere = !isPut && from <= end;
    if (isHere) isPut = true;
    return { am, text: kept.join(isHere ? insert : '') };
  });
  const text = line.text.slice(0, from) + insert + line.text.slice(to);
  return { ...line, text, runs: runs.filter((run) => run.text !== '') };
}
