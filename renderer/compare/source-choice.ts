import type { CallInput, CallOutput } from '../../core/api.ts';
import { newestFirst, type Version } from '../../core/review/versions.ts';
import { dayAndTime } from '../ui/dates.ts';

export type Sources = CallOutput<'compare.sources'>;

/** An Act's file, chosen only for a comparison. */
export interface CompareFile {
  readonly name: string;
  readonly base64: string;
  /** Identifies the choice of a file in query keys, where its bytes would be too long. */
  readonly nth: number;
}

/** The choice of one of the two texts. Fields that the chosen kind does not use keep their values for later. */
export interface Chosen {
  /**
   * `original`, `amended`, `shown`, `some`, `moment`, `file`, an imported text as `act ID VERSION`, or a saved version
   * as `version SEQ ID`.
   */
  readonly source: string;
  /** The ledger entry, for `moment`; null for the default moment. */
  readonly at: number | null;
  /** The amendments that are applied, for `some`. */
  readonly ids: readonly string[];
  /** The file, for `file`; null until one is chosen. */
  readonly file: CompareFile | null;
}

/** The first comparison: the original text with the text as amended by everything. */
export const FIRST: readonly [Chosen, Chosen] = [
  { source: 'original', at: null, ids: [], file: null },
  { source: 'amended', at: null, ids: [], file: null },
];

/** The parts of the review that are needed to turn a choice into a text. */
export interface Now {
  /** The newest ledger entry. It is part of the query keys, so that a change causes a new comparison. */
  readonly seq: number;
  /** The amendments shown in the Act room. */
  readonly shownIds: readonly string[];
  readonly moments: Sources['moments'];
}

/** The default moment: the last but one, because the last is the current draft. */
const usualMoment = ({ moments, seq }: Now): number => (moments.at(-2) ?? moments.at(-1))?.seq ?? seq;

/** The ledger entry of a choice of a moment. */
export const momentOf = ({ at }: Chosen, now: Now): number => at ?? usualMoment(now);

/** Converts a choice to the input of the call; null for a file that is not chosen yet. */
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

/** The query key of a choice. */
export const keyOf = (chosen: Chosen, now: Now): unknown =>
  chosen.source === 'file' ? { file: chosen.file?.nth ?? null } : sourceOf(chosen, now);

interface Option {
  readonly id: string;
  readonly words: string;
}

/** The options for the text to compare. */
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

/** The options for the moment, newest first. The chosen moment is added if no amendment changed at it. */
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
