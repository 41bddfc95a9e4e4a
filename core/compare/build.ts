import { type Field, indexTree, type Provision } from '../act/tree.ts';
import { type ChangeStatus, fieldsOf, type Run } from '../amend/redline/redline.ts';
import type { Alignment } from './align.ts';
import { classOfWords, untypeset } from './classes.ts';
import type { ComparedNode, Difference, DifferenceKind } from './comparison.ts';
import { type Hunk, hunksOf } from './hunks.ts';
import { readable } from './readable.ts';

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

/** As `wholeFields`, of what is kept: most of two texts is. */
const keptFields = ({ num, heading, intro, content, wrapUp }: Provision): Fields => ({
  num: keptRuns(num),
  heading: keptRuns(heading),
  intro: keptRuns(intro),
  content: keptRuns(content),
  wrapUp: keptRuns(wrapUp),
});

const wholeFields = (node: Provision, changeStatus: ChangeStatus): Fields =>
  fieldsOf((field) => runsOf(node[field], changeStatus));

/** What differs between two texts, made readable: the same whichever of them is given first. */
export function evenHunks(before: string, after: string): readonly Hunk[] {
  if (before <= after) return readable(hunksOf(before, after));
  return readable(hunksOf(after, before)).map(({ unchanged, deleted, inserted }) => ({
    unchanged,
    deleted: inserted,
    inserted: deleted,
  }));
}

/** In which text, if in one only, words that are the same provision's content in the other open a list. */
function openingOf(was: Provision, is: Provision): 'was' | 'is' | undefined {
  const isOpening = (one: Provision, other: Provision) =>
    one.intro !== '' && one.content === '' && other.intro === '' && other.content !== '';
  if (isOpening(was, is)) return 'was';
  return isOpening(is, was) ? 'is' : undefined;
}

/** What of a provision is neither words nor structure, in words. */
const settingOf = ({ kind, quote, opaque }: Provision, other: Provision): readonly string[] => [
  kind === other.kind ? '' : kind,
  quote?.start === other.quote?.start && quote?.end === other.quote?.end
    ? ''
    : `${quote?.start ?? ''}…${quote?.end ?? ''}`,
  opaque?.markup === other.opaque?.markup ? '' : (opaque?.what ?? 'text'),
];

class Builder {
  readonly differences: Difference[] = [];
  readonly #alignment: Alignment;
  readonly #before: Provision;
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

  /** A provision that is in both texts, where it was. */
  nodeInPlace(was: Provision, is: Provision): ComparedNode {
    if (this.#alignment.isSame(was)) return this.#unchangedNode(was, is);
    const { parts } = this.#alignment;
    const [newPart, oldPart] = [parts.get(was), parts.get(is)];
    if (newPart) return this.#divided(was, is, newPart, 'is');
    if (oldPart) return this.#divided(was, is, oldPart, 'was');
    const opening = openingOf(was, is);
    this.#addSetting(was, is);
    const words = this.#wordsOf(was, is, KEPT_STATUS);
    const [num, heading, intro, content] = [words('num'), words('heading'), words('intro'), words('content')];
    const children = this.#children(was.children, is.children);
    const fields = { num, heading, intro, content, wrapUp: words('wrapUp') };
    const node = { provision: was, changeStatus: KEPT_STATUS, was, is, fields, children };
    return opening ? { ...node, opening } : node;
  }

  /** A provision in both texts, of which the one on `side` has in a part of it what the other has as its own. */
  #divided(was: Provision, is: Provision, part: Provision, side: 'was' | 'is'): ComparedNode {
    this.#addSetting(was, is);
    const own = this.#wordsOf(was, is, KEPT_STATUS);
    const [num, heading] = [own('num'), own('heading')];
    const numbers = { before: side === 'was' ? part.num : '', after: side === 'is' ? part.num : '' };
    const [before, after] = side === 'is' ? [was, part] : [part, is];
    const pair = { was: before, is: after, field: null };
    const am = this.#add({ kind: 'provision-divided', class: 'numbering', ...pair, ...numbers });
    const changeStatus: ChangeStatus = { state: side === 'is' ? 'inserted' : 'deleted', am };
    const opening = openingOf(before, after);
    const words = this.#wordsOf(before, after, KEPT_STATUS);
    const comparedNode = (): ComparedNode => {
      const first = { intro: words('intro'), content: words('content') };
      const children = this.#children(before.children, after.children);
      return {
        provision: part,
        changeStatus: KEPT_STATUS,
        was: side === 'was' ? part : null,
        is: side === 'is' ? part : null,
        part: side,
        // The printed lines know of a part that the later text has, not of one that it has no more.
        ...(side === 'is' ? { division: { am, of: was.pid } } : {}),
        ...(opening ? { opening } : {}),
        fields: {
          num: runsOf(part.num, changeStatus),
          heading: runsOf(part.heading, changeStatus),
          ...first,
          wrapUp: words('wrapUp'),
        },
        children,
      };
    };
    const children =
      side === 'is'
        ? is.children.map((child) => (child === part ? comparedNode() : this.#addedNode(child, null)))
        : was.children.map((child) => (child === part ? comparedNode() : this.#went(child, null)));
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
    const [before, after] = [settingOf(was, is), settingOf(is, was)];
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

  /** The runs of a provision in both texts, field by field: asked for in reading order, so that keys follow it. */
  #wordsOf(was: Provision, is: Provision, changeStatus: ChangeStatus): (field: Field) => readonly Run[] {
    const opening = openingOf(was, is);
    return (field) => {
      // What is moved often has a new number, and that is part of the move.
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
    for (const hunk of field === 'num' ? [wholeHunk] : evenHunks(before, after)) {
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
    const isNumber = field === 'num' && untypeset(before) !== untypeset(after);
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

  /** The children of both, in one order: what went from a place before what came to it. */
  #children(olds: readonly Provision[], news: readonly Provision[]): readonly ComparedNode[] {
    const { afterOf, isInPlace } = this.#alignment;
    const comparedNodes: ComparedNode[] = [];
    let at = 0;
    const comeUntil = (last: Provision | undefined): void => {
      for (let next = news[at++]; next && next !== last; next = news[at++]) {
        comparedNodes.push(this.#addedNode(next, null));
      }
    };
    let goingNodes: Provision[] = [];
    const goUntilHere = (): void => {
      for (const node of goingNodes) comparedNodes.push(this.#went(node, null));
      if (goingNodes.length > 0) goingNodes = [];
    };
    for (const child of olds) {
      const partner = isInPlace(child) ? afterOf.get(child) : undefined;
      if (!partner) {
        goingNodes.push(child);
        continue;
      }
      goUntilHere();
      comeUntil(partner);
      comparedNodes.push(this.nodeInPlace(child, partner));
    }
    goUntilHere();
    comeUntil(undefined);
    return comparedNodes;
  }

  /** What stood here in the earlier text. `changeStatus` is that of what it stands in, where that went from here as well. */
  #went(was: Provision, changeStatus: ChangedStatus | null): ComparedNode {
    const { afterOf, isSame, isInPlace } = this.#alignment;
    const is = afterOf.get(was);
    const stays = changeStatus?.moved !== undefined && is !== undefined && isInPlace(was);
    const own: ChangedStatus = stays
      ? changeStatus
      : is
        ? { state: 'deleted', am: this.#moveOf(was, is), moved: 'from' }
        : changeStatus && !changeStatus.moved
          ? changeStatus
          : { state: 'deleted', am: this.#addWhole('provision-omitted', was, null) };
    const inner = (node: Provision): ComparedNode =>
      isSame(was) ? wholeNode(node, own, 'was') : this.#went(node, own);
    const children = was.children.map(inner);
    return { provision: was, changeStatus: own, was, is: null, fields: wholeFields(was, own), children };
  }

  /** What stands here in the later text; `changeStatus` as above. */
  #addedNode(is: Provision, changeStatus: ChangedStatus | null): ComparedNode {
    const { beforeOf, isSame, isInPlace } = this.#alignment;
    const was = beforeOf.get(is);
    const stays = changeStatus?.moved !== undefined && was !== undefined && isInPlace(was);
    const own: ChangedStatus = stays
      ? changeStatus
      : was
        ? { state: 'inserted', am: this.#moveOf(was, is), moved: 'to' }
        : changeStatus && !changeStatus.moved
          ? changeStatus
          : { state: 'inserted', am: this.#addWhole('provision-inserted', null, is) };
    if (was && isSame(was)) return wholeNode(is, own, 'is');
    if (was) this.#addSetting(was, is);
    const opening = was && openingOf(was, is);
    const words = was ? this.#wordsOf(was, is, own) : (field: Field) => runsOf(is[field], own);
    const [num, heading, intro, content] = [words('num'), words('heading'), words('intro'), words('content')];
    const children = is.children.map((child) => this.#addedNode(child, own));
    const fields = { num, heading, intro, content, wrapUp: words('wrapUp') };
    const node = { provision: this.#withOwnPid(is, was), changeStatus: own, was: null, is, fields, children };
    return opening ? { ...node, opening } : node;
  }

  /** Under a pid of its own, where texts that share no identities happen to have used one twice. */
  #withOwnPid(is: Provision, was: Provision | undefined): Provision {
    const isTaken = was?.pid !== is.pid && indexTree(this.#before).byPid.has(is.pid);
    return isTaken ? { ...is, pid: `${is.pid}/after` } : is;
  }
}

/** A provision that has one change status with all that is in it. */
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

/** The two texts as one tree, and every difference in reading order. */
export function build(
  before: Provision,
  after: Provision,
  alignment: Alignment,
): { readonly root: ComparedNode; readonly differences: readonly Difference[] } {
  const builder = new Builder(before, alignment);
  const root = builder.nodeInPlace(before, after);
  return { root, differences: builder.differences };
}
