import type { Anchor, Location, Matter, Operation } from '../syntax.ts';
import { attempt, type Cursor, phrase, word } from './cursor.ts';
import { matter, verbInsert } from './matter.ts';
import { done, type Read } from './operations-for.ts';

const IT = ['it', 'them', 'those words', 'that word', 'the words so substituted', 'the words so inserted'];

/** A place with the number of what was put there: subsection (3A) where the place is subsection (3). */
function numbered(at: Location, { provisions }: Matter): Location | null {
  const step = at.at(-1);
  const num = provisions.at(-1)?.num;
  const label = step?.type === 'unit' && step.labels.length === 1 ? step.labels[0]?.from : undefined;
  if (!num || step?.type !== 'unit' || !label) return null;
  return [...at.slice(0, -1), { ...step, labels: [{ from: [...label.slice(0, -1), num] }] }];
}

const beside = (side: 'before' | 'after', of: Location | null): Anchor | null =>
  of && { type: 'provision', side, of };

/** Where "it" is, that an operation has just put in or left out; null where its words don't say one place. */
function placeOf(last: Operation, side: 'before' | 'after'): Anchor | null {
  switch (last.type) {
    case 'substituteWords': {
      const [only, other] = last.targets;
      if (other || only?.type !== 'quoted' || last.matter.provisions.length > 0) return null;
      return only.where.type === 'once' || only.where.type === 'each'
        ? { type: 'words', side, words: { ...only, words: last.matter.words } }
        : null;
    }
    case 'omitProvisions': {
      const [only, other] = last.targets;
      return only && !other ? beside(side, only.at) : null;
    }
    case 'substituteProvisions': {
      const [only, other] = last.targets;
      return only && !other ? beside(side, numbered(only.at, last.matter)) : null;
    }
    case 'insert': {
      const [only, other] = last.at;
      if (!only || other) return null;
      if (only.type === 'provision') return beside(side, numbered(only.of, last.matter));
      return only.type === 'words' && only.words.type === 'quoted' && last.matter.provisions.length === 0
        ? { type: 'words', side, words: { ...only.words, words: last.matter.words } }
        : null;
    }
    default:
      return null;
  }
}

/** "for “x” substitute “y” and after it insert “z”": beside what the words before it put in or left out. */
export function besideIt(c: Cursor, last: Operation | undefined): Read | null {
  return attempt(c, () => {
    word(c, 'immediately');
    const side = word(c, 'after', 'before');
    if ((side !== 'after' && side !== 'before') || !phrase(c, ...IT) || !verbInsert(c)) return null;
    const put = matter(c);
    const at = last ? placeOf(last, side) : null;
    return put && at && done({ type: 'insert', at: [at], matter: put });
  });
}
