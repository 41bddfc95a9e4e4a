import { capital, listed, uncapital } from '../../base/english.ts';
import { linesOf, plainLines } from '../redline/lines.ts';
import { type ChangedStatus, type RedlineNode, textOf } from '../redline/redline.ts';
import type { Change, ChangeKind, Cite } from './change.ts';
import { citeWhole, wordsAfter, wordsAtStart } from './gap-words.ts';

const MAX_WORDS = 60;

/** A provision's text within a sentence. A long text is cut, with the number of its words. */
export function shortened(text: string): string {
  const words = text.split(/\s+/);
  if (words.length <= MAX_WORDS) return `“${words.join(' ')}”`;
  return `“${words.slice(0, MAX_WORDS).join(' ')}…” (${words.length} words in all)`;
}

const textIn = (node: RedlineNode, reading: 'original' | 'as-amended'): string =>
  plainLines(linesOf(node), reading).join('\n');

/** A change of one or several whole provisions. */
function wholeChange(
  kind: ChangeKind,
  am: string,
  node: RedlineNode,
  texts: Pick<Change, 'place' | 'before' | 'after' | 'words'>,
): Change {
  const { pid } = node.provision;
  return { key: `${pid} ${am}`, am, kind, pid, field: null, at: 0, ...texts };
}

/** The insertion of a provision. */
export function insertionChange(node: RedlineNode, { am }: ChangedStatus, where: string): Change {
  const after = textIn(node, 'as-amended');
  const words = `${where}: inserted ${shortened(after)}`;
  return wholeChange('provision-inserted', am, node, { place: where, before: '', after, words });
}

/** The omission of a provision. */
export function omissionChange(node: RedlineNode, { am }: ChangedStatus, cite: Cite): Change {
  const place = citeWhole(node.provision, cite);
  const before = textIn(node, 'original');
  const words = `Omitted ${place}: ${shortened(before)}`;
  return wholeChange('provision-omitted', am, node, { place, before, after: '', words });
}

/** A substitution from its halves, in reading order. Null where one half is missing. */
export function substitutionChange(halves: readonly RedlineNode[], am: string, cite: Cite): Change | null {
  const out = halves.filter((node) => node.changeStatus.state === 'deleted');
  const inserted = halves.filter((node) => node.changeStatus.state === 'inserted');
  const [first] = out;
  if (!first || inserted.length === 0) return null;
  const place = listed(out.map((node) => citeWhole(node.provision, cite)));
  const before = out.map((node) => textIn(node, 'original')).join('\n');
  const after = inserted.map((node) => textIn(node, 'as-amended')).join('\n');
  const words = `For ${place}, substituted ${shortened(after)}; it was ${shortened(before)}`;
  return wholeChange('provision-substituted', am, first, { place, before, after, words });
}

/** A move, described at the old place. */
export function moveChange(from: RedlineNode, { am }: ChangedStatus, cite: Cite, to?: Located): Change {
  const place = citeWhole(from.provision, cite);
  const before = textIn(from, 'original');
  const after = to ? textIn(to.node, 'as-amended') : '';
  const num = to ? textOf(to.node.fields.num, 'deleted') : '';
  const renamed = num && num !== from.provision.num ? `, as ${num}` : '';
  const words = `Moved ${place}${to ? ` to ${uncapital(to.where()).replace(/^at /, '')}` : ''}${renamed}`;
  return wholeChange('provision-moved', am, from, { place, before, after, words });
}

/** The division of a provision. */
export function divisionChange(part: RedlineNode, { am, of }: Division, cite: Cite): Change {
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

/** A child of a provision, with its place. */
export interface Located {
  readonly node: RedlineNode;
  /** The place in words. A function, because few places are ever needed. */
  readonly where: () => string;
}

/** Whether a node is at an end of a move. */
export const isMoved = ({ changeStatus }: RedlineNode, end: 'from' | 'to'): boolean =>
  changeStatus.state !== 'kept' && changeStatus.moved === end;

/** Every child of a node with its place, described by the base provision before it. */
export function* located(node: RedlineNode, cite: Cite): Generator<Located> {
  let where = () =>
    capital(
      wordsAtStart(node.division ? { ...node.provision, pid: node.division.of } : node.provision, cite),
    );
  for (const child of node.children) {
    yield { node: child, where };
    const isInBase = child.changeStatus.state !== 'inserted' || (isMoved(node, 'to') && isMoved(child, 'to'));
    const { division, provision } = child;
    if (division) where = () => `After the existing text of ${cite(division.of)}`;
    else if (isInBase) where = () => capital(wordsAfter(provision, cite));
  }
}
