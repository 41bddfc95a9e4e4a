import { type Field, indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { align, type Identity } from '../../compare/align.ts';
import { Contents } from '../../compare/contents.ts';
import { DIVIDED } from '../edits/division.ts';

/** A field of a provision of the newer text. */
interface FieldPlace {
  readonly node: Provision;
  readonly field: Field;
}

/** Finds the provisions, fields and gaps of one text in a newer one. */
export class Counterparts {
  readonly before: Provision;
  readonly after: Provision;
  readonly #now = new Map<Pid, Provision>();
  readonly #was = new Map<Pid, Provision>();
  readonly #inPlace = new Set<Pid>();
  readonly #parts: ReadonlyMap<Provision, Provision>;
  readonly #contents = new Contents(false);

  /** @throws RangeError for a text in which a pid occurs twice. */
  constructor(before: Provision, after: Provision, identity: Identity) {
    this.before = before;
    this.after = after;
    const { afterOf, isSame, parts, isInPlace } = align(before, after, identity);
    this.#parts = parts;
    const pair = (was: Provision, is: Provision): void => {
      this.#now.set(was.pid, is);
      this.#was.set(is.pid, was);
    };
    const pairAll = (was: Provision, is: Provision): void => {
      pair(was, is);
      was.children.forEach((child, at) => {
        const other = is.children[at];
        if (other) pairAll(child, other);
        this.#inPlace.add(child.pid);
      });
    };
    const pairProvisions = (was: Provision): void => {
      const is = afterOf.get(was);
      if (is && isInPlace(was)) this.#inPlace.add(was.pid);
      if (is && isSame(was)) {
        pairAll(was, is);
        return;
      }
      // If pids name the same provisions in both texts, one with another pid and other words is a different provision.
      const isOther = is && identity === 'pid' && is.pid !== was.pid && !this.saysSame(was, is);
      if (is && !isOther) pair(was, is);
      for (const child of was.children) pairProvisions(child);
    };
    pairProvisions(before);
  }

  /** The provision of the older text. @throws RangeError when it has none of that pid */
  old(pid: Pid): Provision {
    const node = indexTree(this.before).byPid.get(pid);
    if (!node) throw new RangeError(`There is no provision ${pid} in the text that is left`);
    return node;
  }

  /** A provision in the newer text. Undefined where that lacks it. */
  now(pid: Pid): Provision | undefined {
    return this.#now.get(pid);
  }

  /** Whether a provision has the same place among its siblings in the newer text. */
  isInPlace(pid: Pid): boolean {
    return this.#inPlace.has(pid);
  }

  /** Whether a provision of the newer text is not in the older. */
  isNew({ pid }: Provision): boolean {
    return !this.#was.has(pid);
  }

  /** The part that has a provision's words, where the newer text divides it. */
  partOf(pid: Pid): Provision | undefined {
    return this.#parts.get(this.old(pid));
  }

  /** The parent of a provision's children in the newer text: the provision itself, or the part that has its words. */
  holder(pid: Pid): Provision | undefined {
    return this.partOf(pid) ?? this.#undivided(pid) ?? this.now(pid);
  }

  /** The parent of a part, where the newer text no longer divides it. */
  #undivided(pid: Pid): Provision | undefined {
    const parent = indexTree(this.before).parentOf.get(pid);
    const undivided = parent && this.now(parent.pid);
    return undivided && this.#parts.get(undivided)?.pid === pid ? undivided : undefined;
  }

  /** The field with the same words in the newer text. Undefined where it lacks the provision. */
  field(pid: Pid, field: Field): FieldPlace | undefined {
    const was = this.old(pid);
    const node = DIVIDED.has(field) ? this.holder(pid) : this.now(pid);
    if (!node) return undefined;
    // Content becomes opening words once the provision has parts, and the other way round.
    if (field === 'content' && !was.intro && !node.content && node.intro) return { node, field: 'intro' };
    if (field === 'intro' && !was.content && !node.intro && node.content) return { node, field: 'content' };
    return { node, field };
  }

  /** Whether two provisions read the same, with everything in them except their own numbers. */
  saysSame(a: Provision, b: Provision): boolean {
    return this.#contents.isSame({ ...a, num: '' }, { ...b, num: '' });
  }

  /**
   * The gap after a child of a provision, or the first gap for null, found by its neighbours. Null when a neighbour is
   * missing or moved, or when something new stands between them.
   */
  gap(parent: Pid, after: Pid | null): { readonly parent: Pid; readonly after: Pid | null } | null {
    const holder = this.holder(parent);
    if (!holder) return null;
    const { children } = this.old(parent);
    const at = after === null ? -1 : children.findIndex(({ pid }) => pid === after);
    if (at < 0 && after !== null) return null;
    const [left, right] = [children[at], children[at + 1]].map((node) => node && this.now(node.pid));
    if ((after !== null && !left) || (children[at + 1] && !right)) return null;
    const place = left ? holder.children.indexOf(left) : -1;
    if ((left && place < 0) || holder.children[place + 1] !== right) return null;
    return { parent: holder.pid, after: left?.pid ?? null };
  }

  /** A provision in the newer text, or the nearest provision round it that is there. */
  nearest(pid: Pid): Provision {
    const { parentOf } = indexTree(this.before);
    for (let at: Pid | undefined = pid; at !== undefined; at = parentOf.get(at)?.pid) {
      const node = this.now(at);
      if (node) return node;
    }
    return this.after;
  }
}
