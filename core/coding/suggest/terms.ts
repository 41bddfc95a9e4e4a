import { WORD } from '../../base/words-in.ts';
import type { Stretch } from '../../evidence/anchor.ts';

/** Stop words: frequent words that say nothing about the subject of a text. */
const STOP_WORDS = new Set(
  'a about above after again against all also am an and any are as at be because been before being below between both but by can cannot could did do does doing down during each even few for from further get had has have having he her here hers him his how i if in into is it its just like made make many may me might more most much must my no nor not now of off on once one only or other our out over own people same she should so some such than that the their them then there these they thing things think this those through to too under until up us very was we well were what when where which while who whom why will with would yes you your'.split(
    ' ',
  ),
);

/** The terms of a text: its words in small letters, without stop words and without the plural s. */
export function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  for (const word of text.toLowerCase().match(WORD) ?? []) {
    if (word.length < 3 || STOP_WORDS.has(word)) continue;
    terms.push(word.length > 4 && /[^su]s$/.test(word) ? word.slice(0, -1) : word);
  }
  return terms;
}

/** The stretches of the sentences of a text, without outer spaces. Line ends also end sentences. */
export function findSentences(text: string): readonly Stretch[] {
  const sentences: Stretch[] = [];
  for (const { 0: sentence, index } of text.matchAll(/[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*/g)) {
    const inner = sentence.trim();
    if (inner === '') continue;
    const from = index + sentence.indexOf(inner);
    sentences.push({ from, to: from + inner.length });
  }
  return sentences;
}
