import { cite } from '../act/citation.ts';
import { type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import { FIELD_PLACES, inWords } from '../amend/changes/changes-of.ts';
import { citeWhole, wordsAfter, wordsAtStart } from '../amend/changes/gap-words.ts';
import { shortened } from '../amend/changes/whole-words.ts';
import { plainText } from '../amend/redline/lines.ts';
import { capital } from '../base/english.ts';
import type { ChangeClass } from './classes.ts';
import type { Comparison, Difference, DifferenceKind } from './comparison.ts';

/** A difference as plain data, with its place and its description in words. */
interface DescribedDifference {
  /** `Difference.key`, which is the `am` of its runs. */
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly class: ChangeClass;
  readonly was: Pid | null;
  readonly is: Pid | null;
  readonly field: Field | null;
  /** The citation of the place in the later text; in the earlier text, for words that only the earlier has. */
  readonly place: string;
  /** The words that differ, or the whole text of a provision. */
  readonly before: string;
  readonly after: string;
  /** `In section 2A(3): deleted “must”; inserted “may”`. */
  readonly words: string;
}

/** The two texts, by which their provisions are cited. */
interface ComparedRoots {
  readonly before: Provision;
  readonly after: Provision;
}

/** The new place of a moved provision, in words: "to after section 7". */
function destinationWords(after: Provision, is: Provision): string {
  const parent = indexTree(after).parentOf.get(is.pid);
  const at = parent?.children.indexOf(is) ?? -1;
  const previous = parent?.children[at - 1];
  const nameOf = (pid: Pid) => cite(after, pid);
  if (previous) return `to ${wordsAfter(previous, nameOf)}`;
  return parent ? `to ${wordsAtStart(parent, nameOf).replace(/^at /, '')}` : 'to the beginning of the text';
}

/** A remark if the wording of a text is not available. Without it, missing words would look like an insertion or omission. */
function missingRemark({ was, is }: Difference): string {
  const sides = [was?.missing && 'earlier', is?.missing && 'later'].filter(Boolean);
  return sides.length > 0 ? ` (the wording of the ${sides.join(' and the ')} text is not available)` : '';
}

function describeWhole(
  { before, after }: ComparedRoots,
  difference: Difference,
  was: string,
  is: string,
): string {
  const [old, now] = [difference.was, difference.is];
  const citeOrEmpty = (provision: Provision | null, text: Provision): string =>
    provision ? citeWhole(provision, (pid) => cite(text, pid)) : '';
  switch (difference.kind) {
    case 'provision-inserted':
      return `Inserted ${citeOrEmpty(now, after)}: ${shortened(now ? plainText(now) : '')}`;
    case 'provision-omitted':
      return `Omitted ${citeOrEmpty(old, before)}: ${shortened(old ? plainText(old) : '')}`;
    case 'provision-moved':
      return `Moved ${citeOrEmpty(old, before)} ${was === is && now ? destinationWords(after, now) : `to become ${is}`}`;
    case 'provision-divided':
      return difference.after
        ? `In ${was}: the existing text becomes ${is}`
        : `In ${is}: the text of ${was} is no longer a part of it, but all of it`;
    default:
      return `In ${is || cite(before, before.pid)}: set out as ${difference.after || 'plain text'} instead of ${difference.before || 'plain text'}`;
  }
}

function describeDifference(citing: ComparedRoots, difference: Difference): DescribedDifference {
  const { key, kind, field } = difference;
  const was = difference.was ? cite(citing.before, difference.was.pid) : '';
  const is = difference.is ? cite(citing.after, difference.is.pid) : '';
  const [before, after] =
    field || kind === 'set-differently' || kind === 'provision-divided'
      ? [difference.before, difference.after]
      : [difference.was ? plainText(difference.was) : '', difference.is ? plainText(difference.is) : ''];
  const facts = {
    key,
    kind,
    class: difference.class,
    was: difference.was?.pid ?? null,
    is: difference.is?.pid ?? null,
  };
  const described = (place: string, words: string): DescribedDifference => ({
    ...facts,
    field,
    place,
    before,
    after,
    words: words + missingRemark(difference),
  });
  if (field === 'num' && difference.class === 'numbering' && was !== is) {
    return described(is, `${capital(was)} is renumbered: now ${is}`);
  }
  if (field === null) return described(is || was, describeWhole(citing, difference, was, is));
  const place = FIELD_PLACES[field](is);
  const formerly = was === is ? '' : ` (formerly ${was})`;
  return described(place, `In ${place}${formerly}: ${inWords(before, after)}`);
}

/** Describes every difference in words, in reading order. */
export const describeDifferences = ({
  before,
  after,
  differences,
}: Comparison): readonly DescribedDifference[] =>
  differences.map((difference) => describeDifference({ before, after }, difference));
