import { capital, listed, uncapital } from '../../base/english.ts';
import { linesOf, plainLines } from '../redline/lines.ts';
import { type ChangeStatus, type RedlineNode, textOf } from '../redline/redline.ts';
import type { Change, ChangeKind, Cite } from './change.ts';
import { citeWhole, wordsAfter, wordsAtStart } from './gap-words.ts';

const LONGEST = 60;

/** A whole provision's text in a sentence; a long one is cut, and says how much there is of it. */
export function shortened(text: string): string {
  const words = text.split(/\s+/);
  if (words.length <= LONGEST) return `“${words.join(' ')}”`;
  return `“${words.slice(0, LONGEST).join(' ')}…” (${words.length} words in all)`;
}

/** The change status of a provision that is in one of the two texts only. */
export type Gone = Exclude<ChangeStatus, { state: 'kept' }>;

const textIn = (node: RedlineNode, reading: 'original' | 'as-amended'): string =>
  plainLines(linesOf(node), reading).join('\n');

/** A change of a whole provision, or of several that are one change. */
function wholeChange(
  kind: ChangeKind,
  am: string,
  node: RedlineNode,
  said: Pick<Change, 'place' | 'before' | 'after' | 'words'>,
): Change {
  const { pid } = node.provision;
  return { key: `${pid} ${am}`, am, kind, pid, field: null, at: 0, ...said };
}

/** A new provision, in words. */
export function putIn(node: RedlineNode, { am }: Gone, where: string): Change {
  const after = textIn(node, 'as-amended');
  const words = `${where}: inserted ${shortened(after)}`;
  return wholeChange('provision-inserted', am, node, { place: where, before: '', after, words });
}

/** An omission, in words. */
export function takenOut(node: RedlineNode, { am }: Gone, cite: Cite): Change {
  const place = citeWhole(node.provision, cite);
  const before = textIn(node, 'original');
  const words = `Omitted ${place}: ${shortened(before)}`;
  return wholeChange('provision-omitted', am, node, { place, before, after: '', words });
}

/** Everything that one amendment leaves out and puts in as one change, in reading order. */
export function substitution(halves: readonly RedlineNode[], am: string, cite: Cite): Change | null {
  const out = halves.filter((node) => node.changeStatus.state === 'deleted');
  const put = halves.filter((node) => node.changeStatus.state === 'inserted');
  const [first] = out;
  if (!first || put.length === 0) return null;
  const place = listed(out.map((node) => citeWhole(node.provision, cite)));
  const before = out.map((node) => textIn(node, 'original')).join('\n');
  const after = put.map((node) => textIn(node, 'as-amended')).join('\n');
  const words = `For ${place}, substituted ${shortened(after)}; it was ${shortened(before)}`;
  return wholeChange('provision-substituted', am, first, { place, before, after, words });
}

/** A move, told where the provision stood. */
export function moved(from: RedlineNode, { am }: Gone, to: Landing | undefined, cite: Cite): Change {
  const place = citeWhole(from.provision, cite);
  const before = textIn(from, 'original');
  const after = to ? textIn(to.node, 'as-amended') : '';
  const num = to ? textOf(to.node.fields.num, 'deleted') : '';
  const renamed = num && num !== from.provision.num ? `, as ${num}` : '';
  const words = `Moved ${place}${to ? ` to ${uncapital(to.where()).replace(/^at /, '')}` : ''}${renamed}`;
  return wholeChange('provision-moved', am, from, { place, before, after, words });
}

/** A division, in words. */
export function divided(part: RedlineNode, { am, of }: Division, cite: Cite): Change {
  const { num, kind, heading } = part.provision;
  const words = `In ${cite(of)}: the existing text becomes ${PART_WORDS[kind] ?? kind} ${num.replace(/^part /i, '')}`;
  const after = [num, heading].filter(Boolean).join(' ');
  const change = wholeChange('provision-divided', am, part, { place: cite(of), before: '', after, words });
  return { ...change, pid: of };
}

type Division = NonNullable<RedlineNode['division']>;

const PART_WORDS: Partial<Record<RedlineNode['provision']['kind'], string>> = {
  subsection: 'subsection',
  scheduleSubparagraph: 'sub-paragraph',
  part: 'Part',
};

/** A provision under another, with where it stands. */
export interface Landing {
  readonly node: RedlineNode;
  /** In words, which most of them are never asked for. */
  readonly where: () => string;
}

/** Whether a node is at an end of a move. */
export const isMoved = ({ changeStatus }: RedlineNode, end: 'from' | 'to'): boolean =>
  changeStatus.state !== 'kept' && changeStatus.moved === end;

/** Every child of a node with where it stands, told by what it comes after in the base text. */
export function* placed(node: RedlineNode, cite: Cite): Generator<Landing> {
  let where = () =>
    capital(
      wordsAtStart(node.division ? { ...node.provision, pid: node.division.of } : node.provision, cite),
    );
  for (const child of node.children) {
    yield { node: child, where };
    const stands = child.changeStatus.state !== 'inserted' || (isMoved(node, 'to') && isMoved(child, 'to'));
    const { division, provision } = child;
    if (division) where = () => `After the existing text of ${cite(division.of)}`;
    else if (stands) where = () => capital(wordsAfter(provision, cite));
  }
}
