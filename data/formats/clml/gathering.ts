import type { Field, Provision } from '../../../core/act/tree.ts';
import { provision } from '../../../core/act/tree.ts';
import { repealedIfDots } from '../akn/gathering.ts';
import { lookUp } from '../look-up.ts';
import { descend, textOf, type XmlElement } from '../xml/tree.ts';
import { FAULTS } from './names.ts';
import { type MarkedWords, NO_WORDS, onNextLine, type WordMark } from './words-of.ts';

/** An editor's mark and its provision. Without a field, the mark is on the whole provision. */
export interface PlacedMark extends Partial<Pick<WordMark, 'from' | 'to'>> {
  readonly ref: string;
  readonly effect: WordMark['effect'];
  readonly pid: string;
  readonly field?: Field;
}

/** Collects what is read from a file besides the tree: marks, remarks and faults; and gives out pids. */
export class Gathering {
  readonly marks: PlacedMark[] = [];
  /** Remarks for the person who imports the file. */
  readonly remarks = new Set<string>();
  #lastPidNumber = 0;

  /**
   * The next pid, by the order of the file. So the same file always gives the same pids, and they don't depend on
   * printed numbers.
   */
  nextPid(): string {
    this.#lastPidNumber += 1;
    return `c${this.#lastPidNumber}`;
  }

  /** References to notes on fields of the instrument itself. */
  readonly onAct: string[] = [];
  /** The faults that legislation.gov.uk marked in the file, in its words. */
  readonly faults: string[] = [];

  /** Adds a fault that is marked in the file. */
  fault(element: XmlElement): void {
    this.faults.push(textOf(element).replace(/\s+/g, ' ').trim());
  }

  /** Adds every fault that is marked inside an element. */
  faultsIn(element: XmlElement): void {
    for (const inner of descend(element)) if (FAULTS.has(inner.name)) this.fault(inner);
  }

  /** Adds references to notes on a whole provision. Empty references are ignored. */
  note(pid: string, refs: readonly string[]): void {
    for (const ref of refs) if (ref !== '') this.marks.push({ ref, effect: 'other', pid });
  }

  /**
   * Adds the marks of one field. A mark at a point in a number or heading, or in an empty field, is on the whole
   * provision.
   * @param by the offset of the words in the field, in UTF-16 code units
   */
  keep(pid: string, field: Field, { text, marks }: MarkedWords, by = 0): void {
    for (const { ref, effect, from, to } of marks) {
      if (ref === '') continue;
      if (from === to && (field === 'num' || field === 'heading')) this.marks.push({ ref, effect, pid });
      else if (from !== to || text !== '')
        this.marks.push({ ref, effect, pid, field, from: from + by, to: to + by });
      else this.marks.push({ ref, effect, pid });
    }
  }
}

/**
 * Collects the words and children of one provision in the order of the file, and divides the words into opening words,
 * content and closing words.
 */
export class Flow {
  readonly children: Provision[] = [];
  readonly #gathering: Gathering;
  #before: MarkedWords = NO_WORDS;
  #after: MarkedWords = NO_WORDS;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  text(words: MarkedWords): void {
    if (this.children.length === 0) this.#before = onNextLine(this.#before, words);
    else this.#after = onNextLine(this.#after, words);
  }

  child(child: Provision): void {
    this.#flushLooseWords();
    this.children.push(child);
  }

  /** Adds words after a quotation's closing mark to the quotation, unless other words have come between. */
  append(words: MarkedWords): void {
    const last = this.children.at(-1);
    if (last?.kind !== 'quotation' || this.#after.text !== '') {
      this.text(words);
      return;
    }
    this.children[this.children.length - 1] = { ...last, wrapUp: last.wrapUp + words.text };
    this.#gathering.keep(last.pid, 'wrapUp', words, last.wrapUp.length);
  }

  /** Words between two children are neither opening nor closing words. They become a block without a number. */
  #flushLooseWords(): void {
    if (this.#after.text !== '' || this.#after.marks.length > 0) this.children.push(this.#block(this.#after));
    this.#after = NO_WORDS;
  }

  #block(words: MarkedWords): Provision {
    const pid = this.#gathering.nextPid();
    this.#gathering.keep(pid, 'content', words);
    return provision({ pid, kind: 'block', content: words.text });
  }

  /** The fields of the provision, from all that was collected. */
  fields(pid: string): Pick<Provision, 'intro' | 'content' | 'wrapUp' | 'children' | 'repealed'> {
    const { children } = this;
    const hasChildren = children.length > 0;
    this.#gathering.keep(pid, hasChildren ? 'intro' : 'content', this.#before);
    this.#gathering.keep(pid, 'wrapUp', this.#after);
    return {
      intro: hasChildren ? this.#before.text : '',
      content: hasChildren ? '' : this.#before.text,
      wrapUp: this.#after.text,
      children,
      ...(hasChildren ? {} : repealedIfDots(this.#before.text)),
    };
  }

  /** The fields of a quotation. Words at its end are inside the closing mark, and so become a child, not `wrapUp`. */
  enclosed(pid: string): ReturnType<Flow['fields']> {
    if (this.children.length > 0) this.#flushLooseWords();
    return this.fields(pid);
  }

  /** Appends everything that another flow collected. */
  join(other: Flow): void {
    this.text(other.#before);
    for (const child of other.children) this.child(child);
    if (other.children.length > 0) this.text(other.#after);
  }

  /** The collected children, with loose words as blocks among them. An Act has no words itself. */
  parts(): readonly Provision[] {
    this.#flushLooseWords();
    const { text, marks } = this.#before;
    return text === '' && marks.length === 0 ? this.children : [this.#block(this.#before), ...this.children];
  }
}

const NOT_IN_FORCE: Readonly<Record<string, string>> = lookUp({
  Prospective: 'Prospective: not yet in force.',
  Dead: 'Dead: it was never brought into force, and now cannot be.',
  Discarded: 'Discarded by the editors of legislation.gov.uk.',
});

/**
 * The properties that a provision's attributes give: its identifier, extent, dates and status (drafting-conventions.md
 * §7.2). Of several elements, the first with an attribute decides; for the identifier, the last.
 */
export function attributesOf(
  ...elements: readonly XmlElement[]
): Partial<Pick<Provision, 'eid' | 'extent' | 'versionDate' | 'repealed' | 'remark'>> {
  const first = (name: string) => elements.map((one) => one.attributes[name]).find(Boolean);
  const eid = elements.map(({ attributes }) => attributes.id).findLast((value) => value);
  const [start, end, extent, status] = [
    first('RestrictStartDate'),
    first('RestrictEndDate'),
    first('RestrictExtent'),
    first('Status'),
  ];
  const period = [start && `from ${start}`, end && `to ${end}`].filter(Boolean).join(' ');
  const remark = status === undefined ? undefined : NOT_IN_FORCE[status];
  return {
    ...(eid === undefined ? {} : { eid }),
    ...(extent === undefined ? {} : { extent }),
    ...(period === '' ? {} : { versionDate: period }),
    ...(status === 'Repealed' ? { repealed: true } : {}),
    ...(remark === undefined ? {} : { remark }),
  };
}
