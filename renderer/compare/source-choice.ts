import type { CallInput, CallOutput } from '../../core/api.ts';
import { newestFirst, type Version } from '../../core/review/versions.ts';
import { dayAndTime } from '../ui/dates.ts';

export type Sources = CallOutput<'compare.sources'>;

/** An Act's file that was chosen to be compared. */
export interface CompareFile {
  readonly name: string;
  readonly base64: string;
  /** Tells one choice from the next: what a comparison is remembered by, for the bytes are too many. */
  readonly nth: number;
}

/** One of the two texts, as a person chose it. What isn't asked of a kind of text is kept for when it is chosen again. */
export interface Chosen {
  /**
   * `original`, `amended`, `shown`, `some`, `moment`, `file`, a held text as `act ID VERSION`, or a named moment as
   * `version SEQ ID`.
   */
  readonly source: string;
  /** Which entry of the ledger; null for the last before now. */
  readonly at: number | null;
  /** Which amendments are made. */
  readonly ids: readonly string[];
  /** The file, once one was chosen. */
  readonly file: CompareFile | null;
}

/** What a comparison starts with: what all amendments together do. */
export const FIRST: readonly [Chosen, Chosen] = [
  { source: 'original', at: null, ids: [], file: null },
  { source: 'amended', at: null, ids: [], file: null },
];

/** What of the review is needed to make a text of a choice. */
export interface Now {
  /** The newest entry of the ledger: what is compared is named by it, so that it is compared anew when it changed. */
  readonly seq: number;
  /** The amendments that the Act's room shows. */
  readonly shownIds: readonly string[];
  readonly moments: Sources['moments'];
}

/** The moment a person means who chose none yet: the last but one, for the last is now. */
const usualMoment = ({ moments, seq }: Now): number => (moments.at(-2) ?? moments.at(-1))?.seq ?? seq;

/** The entry of the ledger that a choice of a moment is of. */
export const momentOf = ({ at }: Chosen, now: Now): number => at ?? usualMoment(now);

/** The text that a choice is of; null for a file while none is chosen. */
export function sourceOf(chosen: Chosen, now: Now): CallInput<'compare.run'>['before'] | null {
  const { source, ids, file } = chosen;
  const [kind, id = '', version = ''] = source.split(' ');
  if (kind === 'act') return { from: 'act', id, version };
  if (kind === 'version') return { from: 'review', at: Number(id), amendments: 'all' };
  if (source === 'moment') return { from: 'review', at: momentOf(chosen, now), amendments: 'all' };
  if (source === 'file') return file && { from: 'file', name: file.name, base64: file.base64 };
  const at = now.seq;
  switch (source) {
    case 'amended':
      return { from: 'review', at, amendments: 'all' };
    case 'shown':
      return { from: 'review', at, amendments: [...now.shownIds] };
    case 'some':
      return { from: 'review', at, amendments: [...ids] };
    default:
      return { from: 'review', at, amendments: 'none' };
  }
}

/** A source as a comparison is remembered by. */
export const keyOf = (chosen: Chosen, now: Now): unknown =>
  chosen.source === 'file' ? { file: chosen.file?.nth ?? null } : sourceOf(chosen, now);

interface Option {
  readonly id: string;
  readonly words: string;
}

/** What can be chosen, in words. */
export function optionsOf(
  { acts, moments, amendments }: Sources,
  versions: readonly Version[],
): readonly Option[] {
  return [
    { id: 'original', words: 'The original: the text this review started with' },
    { id: 'amended', words: 'As amended now, with every amendment' },
    { id: 'shown', words: 'As shown in the Act room' },
    ...(amendments.length > 0 ? [{ id: 'some', words: 'With some amendments…' }] : []),
    ...newestFirst(versions).map(({ id, name, seq, at }) => ({
      id: `version ${seq} ${id}`,
      words: `Version: ${name} (${dayAndTime(at)})`,
    })),
    ...(moments.length > 0 ? [{ id: 'moment', words: 'As amended on an earlier date…' }] : []),
    ...acts.map(({ id, version, title, description, from }) => ({
      id: `act ${id} ${version}`,
      words: `${title}: ${description}${from === 'imported' ? ' (imported)' : ''}`,
    })),
    { id: 'file', words: 'An Act’s file (not saved)…' },
  ];
}

const DID: Readonly<Record<string, string>> = {
  'amendment.create': 'started',
  'amendment.revise': 'changed the words of',
  'amendment.change': 'changed the words of',
  'amendment.describe': 'described',
  'amendment.setState': 'moved on',
  'amendment.word': 'edited the wording of',
  'amendment.rebase': 'carried over to a new base text',
  'amendment.settle': 'dealt with an edit not carried over in',
};

/** The moments of the ledger in words, newest first; among them one at which no amendment changed, where it is chosen. */
export function momentOptions({ moments }: Sources, chosen: number): readonly Option[] {
  const options = moments.toReversed().map(({ seq, at, who, act, amendment }) => ({
    id: String(seq),
    words: `${dayAndTime(at)}: ${who} ${DID[act] ?? act} ${amendment} (entry ${seq})`,
  }));
  const isKnown = options.some(({ id }) => id === String(chosen));
  return isKnown
    ? options
    : [{ id: String(chosen), words: `After entry ${chosen} of the history` }, ...options];
}
