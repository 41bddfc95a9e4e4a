import { escapeRegExp } from '../base/escape-reg-exp.ts';
import type { Block } from './blocks.ts';
import type { PackModel } from './model.ts';

/** Words that only people who work on a review understand, with what each is. */
const INTERNAL: readonly (readonly [RegExp, string])[] = [
  [/\bA-\d{3,}\b/g, 'the number of an amendment in the review'],
  [/\b(?:N|Q|X|T|D|C|I|R)-\d{2,}\b/g, 'a number from the review'],
  [/\bin legal review\b|\blegal reviewer\b|\bready for review\b/gi, 'how far an amendment is'],
  [/\bledger\b/gi, 'the record of the review'],
  [/\b(?:TODO|TBC|TBD|FIXME|XXX|to be confirmed|to be completed|lorem ipsum)\b/gi, 'a note to yourselves'],
  [/\[(?:insert|add|check|name|date|tbc)\b[^\]]*\]/gi, 'a note to yourselves'],
  [/\bnot written yet\b|\bPlaceholder:/gi, 'a place that was to be filled'],
  [/\b(?:not shown|withheld|left out): A-\d/gi, 'what is left out'],
];

/** An internal word in a document to be published, with its place. */
interface InternalWord {
  readonly words: string;
  readonly kind: string;
  /** The heading of the part with the word. */
  readonly heading: string;
  readonly part: string;
}

/** Matches the names of people, as whole words in upper or lower case; null if no name is distinctive. */
function namesPattern(people: readonly string[]): RegExp | null {
  const names = people.map((name) => name.trim()).filter((name) => name.length > 3);
  return names.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(escapeRegExp).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** The words of a block that Keeling or a person wrote. Law and draft clauses are not checked. */
function* textsOf(block: Block): Generator<string> {
  switch (block.kind) {
    case 'law':
    case 'clause':
    case 'annex':
    case 'gap':
      return;
    case 'list':
      yield* block.items;
      return;
    case 'facts':
      for (const { term, text } of block.items) yield `${term} ${text}`;
      return;
    case 'table':
      yield block.caption;
      yield* block.header;
      for (const row of block.rows) yield* row;
      return;
    case 'question':
      yield block.question.text;
      yield* block.question.options;
      return;
    case 'quote':
      yield block.text;
      yield block.from;
      return;
    default:
      yield block.text;
  }
}

/**
 * All internal words that a pack would publish, each once per part. @param people the names of those who work on the
 * review
 */
export function internalWords(
  { document, notes }: Pick<PackModel, 'document' | 'notes'>,
  people: readonly string[] = [],
): readonly InternalWord[] {
  const names = namesPattern(people);
  const patterns = names
    ? [...INTERNAL, [names, 'the name of somebody who works on the review'] as const]
    : INTERNAL;
  const wordsFound = new Map<string, InternalWord>();
  const look = (text: string, heading: string, part: string): void => {
    for (const [pattern, kind] of patterns)
      for (const [words] of text.matchAll(pattern))
        wordsFound.set(`${part} ${words}`, { words, kind, heading, part });
  };
  for (const line of [document.title, ...document.lines]) look(line, 'The cover', 'cover');
  for (const { id, heading, blocks } of document.parts) {
    look(heading, heading, id);
    for (const block of blocks) for (const text of textsOf(block)) look(text, heading, id);
  }
  for (const { author, organisation, question, text } of notes)
    for (const noteWords of [author, organisation, question, text])
      look(noteWords, 'Consultation notes', 'notes');
  return [...wordsFound.values()];
}
