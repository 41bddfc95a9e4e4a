import { describe, expect, it } from 'vitest';
import { findingKeyNow, stateAfter } from '../../../../core/amend/rebase/state-after.ts';
import { wordMap } from '../../../../core/amend/rebase/word-map.ts';

/** Where the first of some words of one text are in another, as that says them; null when that is not certain. */
function found(before: string, words: string, after: string): string | null {
  const from = before.indexOf(words);
  const place = wordMap(before, after).find(from, from + words.length);
  return (
    place && `${after.slice(0, place.from)}[${after.slice(place.from, place.to)}]${after.slice(place.to)}`
  );
}

/** The same for the gap after some words. */
function gap(before: string, words: string, after: string): string | null {
  const at = before.indexOf(words) + words.length;
  const place = wordMap(before, after).find(at, at);
  return place && `${after.slice(0, place.from)}|${after.slice(place.from)}`;
}

describe('words of a text, in a newer one', () => {
  it.each([
    [
      'they moved on',
      'a court may fine him',
      'fine',
      'the High Court may fine him',
      'the High Court may [fine] him',
    ],
    ['they changed', 'a court may fine him', 'fine him', 'a court may fine her', null],
    ['they are gone', 'a court may fine him', 'fine', 'a court may him', null],
    [
      'they could be either of two',
      'the cat and the dog',
      'the cat',
      'the cat and the cat and the dog',
      null,
    ],
    ['a number was written on', 'breach of section 1 is', 'section 1', 'breach of section 1(1) is', null],
    ['a number is a part of another', 'not exceeding 5 years', '5', 'not exceeding 15 years', null],
    ['only a space is left of what stood there', 'one two three', ' ', 'four five six', null],
  ])('are found, or not, when %s', (_, before, words, after, expected) => {
    expect(found(before, words, after)).toBe(expected);
  });

  it.each([
    [
      'both neighbours stand',
      'a court may fine him',
      'may',
      'the High Court may fine him',
      'the High Court may| fine him',
    ],
    ['something came between', 'a court may fine', 'may', 'a court may not fine', null],
    ['a neighbour changed', 'a court may fine', 'may', 'a court may imprison', null],
    ['it is the end, and is no more', 'a court may fine', 'fine', 'a court may fine or not', null],
    ['it is the end of both', 'a court may fine', 'fine', 'the court may fine', 'the court may fine|'],
  ])('have a gap between them, or not, when %s', (_, before, words, after, expected) => {
    expect(gap(before, words, after)).toBe(expected);
  });

  it('are never certain where the texts are too long to be weighed', () => {
    const long = Array.from({ length: 2500 }, (_, n) => `word${n}`).join(' ');
    expect(found(long, 'word7 ', `${long}.`)).toBeNull();
    expect(found(long, 'word7 ', long)).not.toBeNull();
  });
});

describe('what goes with an amendment that is moved', () => {
  it('is a state that claims no more than is so', () => {
    const aside = {
      why: 'gone' as const,
      message: '',
      words: '',
      was: '',
      near: { pid: 'p', place: '' },
      edit: { type: 'omit' as const, pid: 'p' },
    };
    expect(stateAfter('agreed', { deferred: [] })).toBe('agreed');
    expect(stateAfter('agreed', { deferred: [aside] })).toBe('returned');
    expect(stateAfter('draft', { deferred: [aside] })).toBe('draft');
    expect(stateAfter('withdrawn', { deferred: [aside] })).toBe('withdrawn');
  });

  it('is the key of a finding about a provision, or of a reference in one', () => {
    const now = (pid: string) => (pid === 'p-1' ? 'x' : null);
    expect(findingKeyNow('D08/p-1/content/section 2#2', now)).toBe('D08/x/content/section 2#2');
    expect(findingKeyNow('p-1/content/section 2', now)).toBe('x/content/section 2');
    expect(findingKeyNow('D08/p-2/content/section 2', now)).toBeNull();
  });
});
