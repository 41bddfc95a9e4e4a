import { type Field, indexTree, type Provision } from '../act/tree.ts';
import { type ChangeStatus, fieldsOf, type Run } from '../amend/redline/redline.ts';
import type { Alignment } from './align.ts';
import { classOfWords, withoutTypography } from './classes.ts';
import type { ComparedNode, Difference, DifferenceKind } from './comparison.ts';
import { type Hunk, hunksOf } from './hunks.ts';
import { makeReadable } from './readable.ts';

type Fields = ComparedNode['fields'];
type ChangedStatus = Exclude<ChangeStatus, { state: 'kept' }>;

const KEPT_STATUS: ChangeStatus = { state: 'kept' };
const NO_RUNS: readonly Run[] = [];

function runsOf(text: string, changeStatus: ChangeStatus): readonly Run[] {
  if (text === '') return NO_RUNS;
  if (changeStatus.state === 'kept') return keptRuns(text);
  const { state: kind, am, moved } = changeStatus;
  return [moved ? { kind, text, am, moved: true } : { kind, text, am }];
}

const keptRuns = (text: string): readonly Run[] => (text === '' ? NO_RUNS : [{ kind: 'kept', text }]);

/** As `wholeFields` for an unchanged provision. A separate function is faster, since most provisions are unchanged. */
const keptFields = ({ num, heading, intro, content, wrapUp }: Provision): Fields => ({
  num: keptRuns(num),
  heading: keptRuns(heading),
  intro: keptRuns(intro),
  content: keptRuns(content),
  wrapUp: keptRuns(wrapUp),
});

const wholeFields = (node: Provision, changeStatus: ChangeStatus): Fields =>
  fieldsOf((field) => runsOf(node[field], changeStatus));

/** The readable differences between two texts. Symmetric: exchanging the texts exchanges only insertions and deletions. */
export function symmetricHunks(before: string, after: string): readonly Hunk[] {
  if (before <= after) return makeReadable(hunksOf(before, after));
  return makeReadable(hunksOf(after, before)).map(({ unchanged, deleted, inserted }) => ({
    unchanged,
    deleted: inserted,
    inserted: deleted,
  }));
}

/** In which text alone the words are opening words (`intro`), while the other text has them as `content`. */
function openingSide(was: Provision, is: Provision): 'was' | 'is' | undefined {
  const isOpening = (one: Provision, other: Provision) =>
    one.intro !== '' && one.content === '' && other.intro === '' && other.content !== '';
  if (isOpening(was, is)) return 'was';
  return isOpening(is, was) ? 'is' : undefined;
}

/** The differences of a provision in kind, quotation marks and opaque block, each in words or ''. */
const settingWords = ({ kind, quote, opaque }: Provision, other: Provision): readonly string[] => [
  kind === other.kind ? '' : kind,
  quote?.start === other.quote?.start && quote?.end === other.quote?.end
    ? ''
    : `${quote?.start ?? ''}…${quote?.end ?? ''}`,
  opaque?.markup === other.opaque?.markup ? '' : (opaque?.what ?? 'text'),
];

/** Builds the tree of a comparison, and numbers the differences in the order in which their nodes are built. */
class Builder {
  readonly differences: Difference[] = [];
  readonly #alignment: Alignment;
  readonly #before: Provision;
  /** The keys of the moves, by the provision in the earlier text. A move has two nodes and one key. */
  readonly #moves = new Map<Provision, string>();

  constructor(before: Provision, alignment: Alignment) {
    this.#before = before;
    this.#alignment = alignment;
  }

  #add(difference: Omit<Difference, 'key'>): string {
    const key = `d${this.differences.length + 1}`;
    this.differences.push({ key, ...difference });
    return key;
  }

  #addWhole(kind: DifferenceKind, was: Provision | null, is: Provision | null): string {
    return this.#add({ kind, class: 'substantive', was, is, field: null, before: '', after: '' });
  }

  #moveOf(was: Provision, is: Provision): string {
    const cached = this.#moves.get(was);
    if (cached !== undefined) return cached;
    const key = this.#addWhole('provision-moved', was, is);
    this.#moves.set(was, key);
    return key;
  }

  /** The node of a provision that is in both texts and was not moved. */
  nodeInPlace(was: Provision, is: Provision): ComparedNode {
    if (this.#alignment.isSame(was)) return this.#unchangedNode(was, is);
    const { parts } = this.#alignment;
    const [newPart, oldPart] = [parts.get(was), parts.get(is)];
    if (newPart) return this.#dividedNode(was, is, newPart, 'is');
    if (oldPart) return this.#dividedNode(was, is, oldPart, 'was');
    const opening = openingSide(was, is);
    this.#addSetting(was, is);
    const runs = this.#fieldRuns(was, is, KEPT_STATUS);
    const [num, heading, intro, content] = [runs('num'), runs('heading'), runs('intro'), runs('content')];
    const children = this.#children(was.children, is.children);
    const fields = { num, heading, intro, content, wrapUp: runs('wrapUp') };
    const node = { provision: was, changeStatus: KEPT_STATUS, was, is, fields, children };
    return opening ? { ...node, opening } : node;
  }

  /**
   * The node of a provision that the text on `side` divides: there the words are in `part`, a child, and in the other text
   * they are the provision's own.
   */
  #dividedNode(was: Provision, is: Provision, part: Provision, side: 'was' | 'is'): ComparedNode {
    this.#addSetting(was, is);
    const runsOfWhole = this.#fieldRuns(was, is, KEPT_STATUS);
    const [num, heading] = [runsOfWhole('num'), runsOfWhole('heading')];
    const numbers = { before: side === 'was' ? part.num : '', after: side === 'is' ? part.num : '' };
    const [before, after] = side === 'is' ? [was, part] : [part, is];
    const pair = { was: before, is: after, field: null };
    const am = this.#add({ kind: 'provision-divided', class: 'numbering', ...pair, ...numbers });
    const changeStatus: ChangeStatus = { state: side === 'is' ? 'inserted' : 'deleted', am };
    const opening = openingSide(before, after);
    const runs = this.#fieldRuns(before, after, KEPT_STATUS);
    const partNode = (): ComparedNode => {
      const first = { intro: runs('intro'), content: runs('content') };
      const children = this.#children(before.children, after.children);
      return {
        provision: part,
        changeStatus: KEPT_STATUS,
        was: side === 'was' ? part : null,
        is: side === 'is' ? part : null,
        part: side,
        // Printed lines can show a division that the later text makes, but not one that it removes.
        ...(side === 'is' ? { division: { am, of: was.pid } } : {}),
        ...(opening ? { opening } : {}),
        fields: {
          num: runsOf(part.num, changeStatus),
          heading: runsOf(part.heading, changeStatus),
          ...first,
          wrapUp: runs('wrapUp'),
        },
        children,
      };
    };
    const children =
      side === 'is'
        ? is.children.map((child) => (child === part ? partNode() : this.#insertedNode(child, null)))
        : was.children.map((child) => (child === part ? partNode() : this.#deletedNode(child, null)));
    const fields = { num, heading, intro: NO_RUNS, content: NO_RUNS, wrapUp: NO_RUNS };
    return { provision: was, changeStatus: KEPT_STATUS, was, is, fields, children };
  }

  #unchangedNode(was: Provision, is: Provision): ComparedNode {
    const fields = keptFields(was);
    const children: ComparedNode[] = [];
    for (const [at, child] of was.children.entries())
      children.push(this.#unchangedNode(child, is.children[at] ?? child));
    return { provision: was, changeStatus: KEPT_STATUS, was, is, fields, children };
  }

  #addSetting(was: Provision, is: Provision): void {
    if (was.kind === is.kind && !(was.quote || is.quote || was.opaque || is.opaque)) return;
    const [before, after] = [settingWords(was, is), settingWords(is, was)];
    if (before.every((one) => one === '') && after.every((one) => one === '')) return;
    this.#add({
      kind: 'set-differently',
      class: was.kind === is.kind ? 'typography' : 'numbering',
      was,
      is,
      field: null,
      before: before.filter(Boolean).join(', '),
      after: after.filter(Boolean).join(', '),
    });
  }

  /** Returns a function for the runs of each field. Call it in reading order, because each call numbers its differences. */
  #fieldRuns(was: Provision, is: Provision, changeStatus: ChangeStatus): (field: Field) => readonly Run[] {
    const opening = openingSide(was, is);
    return (field) => {
      // A moved provision often gets a new number. The new number belongs to the move and is no other difference.
      if (field === 'num' && changeStatus.state !== 'kept') return runsOf(is.num, changeStatus);
      if (opening === undefined || (field !== 'intro' && field !== 'content')) {
        return this.#runs(was, is, field, was[field], is[field], changeStatus);
      }
      if (field === 'content') return NO_RUNS;
      return this.#runs(was, is, 'intro', was.intro || was.content, is.intro || is.content, changeStatus);
    };
  }

  #runs(
    was: Provision,
    is: Provision,
    field: Field,
    before: string,
    after: string,
    changeStatus: ChangeStatus,
  ): readonly Run[] {
    if (before === after) return runsOf(before, changeStatus);
    const runs: Run[] = [];
    const add = (text: string, of: ChangeStatus) => runs.push(...runsOf(text, of));
    const wholeHunk = { unchanged: [], deleted: [before], inserted: [after] };
    for (const hunk of field === 'num' ? [wholeHunk] : symmetricHunks(before, after)) {
      add(hunk.unchanged.join(''), changeStatus);
      const [deletedWords, insertedWords] = [hunk.deleted.join(''), hunk.inserted.join('')];
      if (!deletedWords && !insertedWords) continue;
      const am = this.#addWords(was, is, field, deletedWords, insertedWords);
      add(deletedWords, { state: 'deleted', am });
      add(insertedWords, { state: 'inserted', am });
    }
    return runs;
  }

  #addWords(was: Provision, is: Provision, field: Field, before: string, after: string): string {
    const isNumber = field === 'num' && withoutTypography(before) !== withoutTypography(after);
    return this.#add({
      kind: !before ? 'inserted' : !after ? 'deleted' : 'replaced',
      class: isNumber ? 'numbering' : classOfWords(before, after),
      was,
      is,
      field,
      before,
      after,
    });
  }

  /** The nodes of the children of both texts in one order. In one gap, deleted provisions come before inserted ones. */
  #children(olds: readonly Provision[], news: readonly Provision[]): readonly ComparedNode[] {
    const { afterOf, isInPlace } = this.#alignment;
    const nodes: ComparedNode[] = [];
    let at = 0;
    const addInsertedBefore = (stop: Provision | undefined): void => {
      for (let next = news[at++]; next && next !== stop; next = news[at++]) {
        nodes.push(this.#insertedNode(next, null));
      }
    };
    const pending: Provision[] = [];
    const addDeleted = (): void => {
      for (const deleted of pending) nodes.push(this.#deletedNode(deleted, null));
      pending.length = 0;
    };
    for (const child of olds) {
      const partner = isInPlace(child) ? afterOf.get(child) : undefined;
      if (!partner) {
        pending.push(child);
        continue;
      }
      addDeleted();
      addInsertedBefore(partner);
      nodes.push(this.nodeInPlace(child, partner));
    }
    addDeleted();
    addInsertedBefore(undefined);
    return nodes;
  }

  /**
   * The node of a provision at its place in the earlier text, from which it was omitted or moved.
   * @param parentStatus the status of the parent, if the parent was omitted or moved from here too
   */
  #deletedNode(was: Provision, parentStatus: ChangedStatus | null): ComparedNode {
    const { afterOf, isSame, isInPlace } = this.#alignment;
    const is = afterOf.get(was);
    const movesWithParent = parentStatus?.moved !== undefined && is !== undefined && isInPlace(was);
    const own: ChangedStatus = movesWithParent
      ? parentStatus
      : is
        ? { state: 'deleted', am: this.#moveOf(was, is), moved: 'from' }
        : parentStatus && !parentStatus.moved
          ? parentStatus
          : { state: 'deleted', am: this.#addWhole('provision-omitted', was, null) };
    const inner = (node: Provision): ComparedNode =>
      isSame(was) ? wholeNode(node, own, 'was') : this.#deletedNode(node, own);
    const children = was.children.map(inner);
    return { provision: was, changeStatus: own, was, is: null, fields: wholeFields(was, own), children };
  }

  /** The node of a provision at its place in the later text, to which it was inserted or moved. As `#deletedNode`. */
  #insertedNode(is: Provision, parentStatus: ChangedStatus | null): ComparedNode {
    const { beforeOf, isSame, isInPlace } = this.#alignment;
    const was = beforeOf.get(is);
    const movesWithParent = parentStatus?.moved !== undefined && was !== undefined && isInPlace(was);
    const own: ChangedStatus = movesWithParent
      ? parentStatus
      : was
        ? { state: 'inserted', am: this.#moveOf(was, is), moved: 'to' }
        : parentStatus && !parentStatus.moved
          ? parentStatus
          : { state: 'inserted', am: this.#addWhole('provision-inserted', null, is) };
    if (was && isSame(was)) return wholeNode(is, own, 'is');
    if (was) this.#addSetting(was, is);
    const opening = was && openingSide(was, is);
    const runs = was ? this.#fieldRuns(was, is, own) : (field: Field) => runsOf(is[field], own);
    const [num, heading, intro, content] = [runs('num'), runs('heading'), runs('intro'), runs('content')];
    const children = is.children.map((child) => this.#insertedNode(child, own));
    const fields = { num, heading, intro, content, wrapUp: runs('wrapUp') };
    const node = {
      provision: this.#withUniquePid(is, was),
      changeStatus: own,
      was: null,
      is,
      fields,
      children,
    };
    return opening ? { ...node, opening } : node;
  }

  /** The provision under a new pid, if the earlier text has the same pid by chance. Pids in the tree must be unique. */
  #withUniquePid(is: Provision, was: Provision | undefined): Provision {
    const isTaken = was?.pid !== is.pid && indexTree(this.#before).byPid.has(is.pid);
    return isTaken ? { ...is, pid: `${is.pid}/after` } : is;
  }
}

/** The node of a provision that is deleted or inserted with everything in it. */
function wholeNode(node: Provision, changeStatus: ChangedStatus, side: 'was' | 'is'): ComparedNode {
  return {
    provision: node,
    changeStatus,
    was: side === 'was' ? node : null,
    is: side === 'is' ? node : null,
    fields: fieldsOf((field) => runsOf(node[field], changeStatus)),
    children: node.children.map((child) => wholeNode(child, changeStatus, side)),
  };
}

/** Builds the two texts as one tree, and lists every difference in reading order. */
export function buildComparison(
  before: Provision,
  after: Provision,
  alignment: Alignment,
): { readonly root: ComparedNode; readonly differences: readonly Difference[] } {
  const builder = new Builder(before, alignment);
  const root = builder.nodeInPlace(before, after);
  return { root, differences: builder.differences };
}
