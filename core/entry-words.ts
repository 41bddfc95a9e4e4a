import { STATE_WORDS } from './amend/states.ts';
import { count } from './english.ts';
import { linkWords, refWords } from './evidence/describe.ts';
import { type LinkType, type Ref, refSchema } from './evidence/link.ts';
import type { LedgerEntry } from './ledger-entry.ts';

type Payload = Readonly<Record<string, unknown>>;

const payloadOf = ({ payload }: LedgerEntry): Payload =>
  typeof payload === 'object' && payload !== null ? (payload as Payload) : {};

const nameOf = (subject: string): string => {
  const ref = refSchema.safeParse(subject);
  return ref.success ? refWords(ref.data) : subject;
};

const some = (value: unknown): string => (typeof value === 'string' ? value : '');

const versionOf = (text: unknown): string =>
  typeof text === 'object' && text !== null && 'version' in text ? some(text.version) : '';

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** A link in words: "A-001 implements recommendation 1". */
const tie = ({ type, from, to }: Payload): string =>
  `${nameOf(some(from))} ${linkWords(type as LinkType) ?? some(type)} ${nameOf(some(to))}`;

/** Which ends of a link were not what they had been. */
function lookedAt({ from, to, fromHash, toHash, was }: Payload): string {
  const before = (typeof was === 'object' && was !== null ? was : {}) as Payload;
  const changed = [
    before.fromHash === fromHash ? '' : nameOf(some(from)),
    before.toHash === toHash ? '' : nameOf(some(to)),
  ];
  return changed.filter(Boolean).join(' and ') || 'something';
}

/** Whose work was taken in, and what had to be numbered anew. */
function takenIn(events: unknown, renamed: unknown): string {
  const entries = Array.isArray(events) ? (events as readonly LedgerEntry[]) : [];
  const people = [...new Set(entries.map(({ who }) => who))];
  const numbers = (Array.isArray(renamed) ? (renamed as readonly Payload[]) : [])
    .filter(({ kind }) => kind !== 'link')
    .map(({ kind, from, to, ours }) => {
      const whose = ours ? 'this copy’s' : 'theirs';
      return `${whose} ${nameOf(`${some(kind)}:${some(from)}`)} is ${nameOf(`${some(kind)}:${some(to)}`)}`;
    });
  const by = people.length === 0 ? '' : ` by ${list(people)}`;
  return `took in ${count(entries.length, 'entry', 'entries')} of work${by}${numbers.length > 0 ? `; from here on ${list(numbers)}` : ''}`;
}

const lastChanged = (is: unknown): string => {
  const { title, changedBy } = (is ?? {}) as Payload;
  return `as ${some(changedBy)} left it${some(title) && `: ${some(title)}`}`;
};

/** What was done, by act. A kind of entry that isn't here is told by its own name. */
const TELLING: Readonly<Record<string, (payload: Payload, name: string) => string>> = {
  'review.create': ({ title }) => `started the review “${some(title)}”`,
  'review.rename': ({ title }) => `renamed the review “${some(title)}”`,
  'review.rebase': ({ from, to }) =>
    `moved the review to another text of its Act: from ${versionOf(from)} to ${versionOf(to)}`,
  'amendment.rebase': ({ edits, aside }, name) =>
    `carried ${name} to the other text: ${count(Array.isArray(edits) ? edits.length : 0, 'edit')}${Array.isArray(aside) ? `, ${aside.length} put aside` : ''}`,
  'amendment.settle': (_, name) => `dealt with an edit of ${name} that was put aside`,
  'evidence.add': ({ marks, title }, name) => {
    if (name !== '') return `put in ${name}${some(title) && `: ${some(title)}`}`;
    if (!Array.isArray(marks)) return 'put in evidence';
    if (marks.length === 0) return 'began without evidence: none is held for this Act';
    return `put in ${count(marks.length, 'piece')} of evidence`;
  },
  'evidence.remove': ({ title, marks }, name) =>
    `took back ${name}${some(title) && `, ${some(title)}`}${Array.isArray(marks) && marks.length > 1 ? `, with ${count(marks.length - 1, 'answer')} read in it` : ''}`,
  'note.add': (_, name) => `added ${name === '' ? 'a note' : name}`,
  'note.revise': ({ because }, name) => `corrected ${name}${some(because) && `, because: ${some(because)}`}`,
  'answer.revise': ({ because }, name) => `corrected ${name}, because: ${some(because)}`,
  'source.revise': ({ because }, name) =>
    `replaced the text of ${name}${some(because) && `, because: ${some(because)}`}`,
  'amendment.create': ({ title, author }, name) =>
    `${some(author) ? `took in ${some(author)}’s ${name}` : `started ${name}`}${some(title) && `: ${some(title)}`}`,
  'amendment.revise': ({ edits, revision, because }, name) =>
    `changed the words of ${name}${some(because) && `, ${some(because)}`}: revision ${revision}, ${count(Array.isArray(edits) ? edits.length : 0, 'edit')}`,
  'amendment.describe': (payload, name) =>
    `changed the ${list(['title', 'purpose', 'reason'].filter((field) => field in payload))} of ${name}`,
  'amendment.setState': ({ state }, name) =>
    `moved ${name} to: ${(STATE_WORDS[state as keyof typeof STATE_WORDS] ?? some(state)).toLowerCase()}`,
  'amendment.word': ({ wording }, name) =>
    wording === null ? `went back to the written clause of ${name}` : `edited the clause of ${name}`,
  'link.add': (payload) => `linked: ${tie(payload)}`,
  'link.remove': (payload) =>
    payload.from === undefined ? 'removed a link' : `removed the link: ${tie(payload)}`,
  'link.look': (payload) =>
    `looked at a link of which ${lookedAt(payload)} had changed, and found that it still holds: ${tie(payload)}`,
  'link.unlook': (payload) => `took back that a link had been looked at: ${tie(payload)}`,
  'finding.ignore': ({ said, key, because }) =>
    `set a check’s finding aside, “${some(said) || some(key)}”, because: ${some(because)}`,
  'finding.heed': ({ said }) => `took back that a finding is set aside${some(said) && `: “${some(said)}”`}`,
  'records.change': ({ what }) => some(what),
  'pack.export': () => 'exported a pack',
  'review.merge': ({ events, renamed }) => takenIn(events, renamed),
  'review.choose': ({ choices }) =>
    `chose among what two people had made different things of: ${count(Array.isArray(choices) ? choices.length : 0, 'choice')}`,
  'amendment.merge': ({ is }, name) => `took in ${name}, ${lastChanged(is)}`,
  'link.merge': ({ is }) =>
    is ? `took in the link: ${tie(is as Payload)}` : 'took a link away that was taken away in another copy',
  'finding.merge': ({ is }) =>
    is
      ? `took in that a check’s finding is set aside, because: ${some((is as Payload).because)}`
      : 'took in that a finding counts again',
};

/** One ledger entry as a sentence that follows the name of who did it. */
export function entryWords(entry: LedgerEntry): string {
  const tell = TELLING[entry.act];
  const name = entry.subject === '' ? '' : nameOf(entry.subject as Ref);
  return tell ? tell(payloadOf(entry), name) : `${entry.act} ${name}`.trim();
}
