import type { Field, Provision } from '../../../core/act/tree.ts';
import { provision } from '../../../core/act/tree.ts';
import { repealed } from '../akn/gathering.ts';
import { lookUp } from '../look-up.ts';
import { descend, textOf, type XmlElement } from '../xml/tree.ts';
import { FAULTS } from './names.ts';
import { below, type MarkedWords, NO_WORDS, type WordMark } from './words-of.ts';

/** An editor's mark with the place that it is on; without a field it is on the whole provision. */
export interface PlacedMark extends Partial<Pick<WordMark, 'from' | 'to'>> {
  readonly ref: string;
  readonly effect: WordMark['effect'];
  readonly pid: string;
  readonly field?: Field;
}

/** What is gathered beside the tree while it is read. */
export class Gathering {
  readonly marks: PlacedMark[] = [];
  /** What was read in a way that a person should know of, each once. */
  readonly remarks = new Set<string>();
  #last = 0;

  /** Identities follow the order of the file: they say nothing of the number, and are the same each time. */
  nextPid(): string {
    this.#last += 1;
    return `c${this.#last}`;
  }

  /** The notes on what is read into the fields of the instrument itself. */
  readonly onAct: string[] = [];
  /** Faults that the file's makers marked in it, in their words. */
  readonly faults: string[] = [];

  /** Keeps a fault that the file's makers marked. */
  fault(element: XmlElement): void {
    this.faults.push(textOf(element).replace(/\s+/g, ' ').trim());
  }

  /** Keeps every fault that is marked inside an element. */
  faultsIn(element: XmlElement): void {
    for (const inner of descend(element)) if (FAULTS.has(inner.name)) this.fault(inner);
  }

  /** Keeps marks on the whole of a provision. */
  note(pid: string, refs: readonly string[]): void {
    for (const ref of refs) if (ref !== '') this.marks.push({ ref, effect: 'other', pid });
  }

  /** Keeps the marks of one field. A point at the very start or end of a number or heading is on the provision. */
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

/** The text and parts of a provision as they come, one after the other. */
export class Flow {
  readonly children: Provision[] = [];
  readonly #gathering: Gathering;
  #before: MarkedWords = NO_WORDS;
  #after: MarkedWords = NO_WORDS;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  text(words: MarkedWords): void {
    if (this.children.length === 0) this.#before = below(this.#before, words);
    else this.#after = below(this.#after, words);
  }

  child(child: Provision): void {
    this.#settle();
    this.children.push(child);
  }

  /** What follows a quotation's closing mark belongs to it, unless other words have come between. */
  append(words: MarkedWords): void {
    const last = this.children.at(-1);
    if (last?.kind !== 'quotation' || this.#after.text !== '') {
      this.text(words);
      return;
    }
    this.children[this.children.length - 1] = { ...last, wrapUp: last.wrapUp + words.text };
    this.#gathering.keep(last.pid, 'wrapUp', words, last.wrapUp.length);
  }

  /** Words between two parts are neither opening nor closing words: they stand as a part without a number. */
  #settle(): void {
    if (this.#after.text !== '' || this.#after.marks.length > 0) this.children.push(this.#block(this.#after));
    this.#after = NO_WORDS;
  }

  #block(words: MarkedWords): Provision {
    const pid = this.#gathering.nextPid();
    this.#gathering.keep(pid, 'content', words);
    return provision({ pid, kind: 'block', content: words.text });
  }

  /** The fields that a provision has of all this. */
  fields(pid: string): Pick<Provision, 'intro' | 'content' | 'wrapUp' | 'children' | 'repealed'> {
    const { children } = this;
    const parts = children.length > 0;
    this.#gathering.keep(pid, parts ? 'intro' : 'content', this.#before);
    this.#gathering.keep(pid, 'wrapUp', this.#after);
    return {
      intro: parts ? this.#before.text : '',
      content: parts ? '' : this.#before.text,
      wrapUp: this.#after.text,
      children,
      ...(parts ? {} : repealed(this.#before.text)),
    };
  }

  /** The same of what stands between quotation marks: words at its end are a part of it, and follow no mark. */
  enclosed(pid: string): ReturnType<Flow['fields']> {
    if (this.children.length > 0) this.#settle();
    return this.fields(pid);
  }

  /** Goes on with what another came to. */
  join(other: Flow): void {
    this.text(other.#before);
    for (const child of other.children) this.child(child);
    if (other.children.length > 0) this.text(other.#after);
  }

  /** All of it as parts of an Act, which has no words itself: words of no provision are parts of their own, in place. */
  parts(): readonly Provision[] {
    this.#settle();
    const { text, marks } = this.#before;
    return text === '' && marks.length === 0 ? this.children : [this.#block(this.#before), ...this.children];
  }
}

const NOT_IN_FORCE: Readonly<Record<string, string>> = lookUp({
  Prospective: 'Prospective: not yet in force.',
  Dead: 'Dead: it was never brought into force, and now cannot be.',
  Discarded: 'Discarded by the editors of legislation.gov.uk.',
});

/** What the attributes of a provision say of it: its identifier, extent, dates and status (§7.2). */
export function attributesOf(
  ...elements: readonly XmlElement[]
): Partial<Pick<Provision, 'eid' | 'extent' | 'versionDate' | 'repealed' | 'remark'>> {
  const of = (name: string) => elements.map((one) => one.attributes[name]).find((value) => value);
  const eid = elements.map(({ attributes }) => attributes.id).findLast((value) => value);
  const [start, end, extent, status] = [
    of('RestrictStartDate'),
    of('RestrictEndDate'),
    of('RestrictExtent'),
    of('Status'),
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
