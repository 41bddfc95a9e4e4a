import type { EditorialNote } from '../../../core/act/instrument.ts';
import type { TextReference } from '../../../core/act/text-reference.ts';
import { type Field, type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import type { XmlElement } from '../xml/tree.ts';
import { PageWords } from './marked-words.ts';

/** An editor's mark with the place that it is on. */
export interface PlacedMark {
  readonly ref: string;
  readonly effect: EditorialNote['effect'];
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/** A note that stands in the text itself, and is no part of it. */
interface FoundNote {
  readonly pid: Pid;
  readonly mark: string;
  readonly text: string;
  /** Whether it only says which provision a Schedule or Part belongs to. */
  readonly isReference: boolean;
}

/** Whether an identity was made up here, for a part of a file to which it gives none. */
export const isMadeUp = (pid: Pid): boolean => /^a\d+$/.test(pid);

/** What is gathered beside the tree while a file is read. */
export class Gathering {
  readonly marks: PlacedMark[] = [];
  /** What words refer to, as data. */
  readonly references: TextReference[] = [];
  readonly foundNotes: FoundNote[] = [];
  /** What was read in a way that a person should know of, and how often. */
  readonly #remarks = new Map<string, number>();
  readonly #used = new Set<string>();
  #last = 0;

  /** The identity of a provision: the file's own where it is given once, else one by the order of the file. */
  pid(element?: XmlElement): Pid {
    const guid = element?.attributes.GUID ?? element?.attributes['ukl:changeGuid'] ?? '';
    const used = this.#used.size;
    // Added before it is known to be new: to look it up first would be to look it up twice.
    if (guid !== '' && guid.length <= 200 && this.#used.add(guid).size > used) return guid;
    if (guid !== '')
      this.remark('Two elements have the same identity (GUID), so the second was given another');
    let newPid: string;
    do {
      this.#last += 1;
      newPid = `a${this.#last}`;
    } while (this.#used.has(newPid));
    this.#used.add(newPid);
    return newPid;
  }

  keep(pid: Pid, field: Field, { marks, links }: PageWords): void {
    for (const link of links) this.references.push({ ...link, pid, field });
    for (const mark of marks) this.marks.push({ ...mark, pid, field });
  }

  remark(remarkText: string): void {
    this.#remarks.set(remarkText, (this.#remarks.get(remarkText) ?? 0) + 1);
  }

  /** What is true of a file as a whole, however often it shows. */
  remarkOnce(remarkText: string): void {
    this.#remarks.set(remarkText, 1);
  }

  get remarks(): readonly string[] {
    return [...this.#remarks].map(([what, times]) => (times === 1 ? what : `${what} (${times} times)`));
  }
}

/** Nothing but dots: what is left of a provision that was repealed (drafting-conventions.md R4.11). */
const DOTS = /^[.\s…]{3,}$/;

/** Whether the words of a provision are only the dots that stand for repealed ones. */
export const repealed = (content: string): { readonly repealed?: true } =>
  DOTS.test(content) ? { repealed: true } : {};

type Fields = Pick<Provision, 'intro' | 'content' | 'wrapUp' | 'children'>;

/** The text and the parts of a provision as they come, one after the other. */
export class Flow {
  readonly gathering: Gathering;
  readonly #children: Provision[] = [];
  readonly #before = new PageWords();
  #after: PageWords | null = null;
  /** The words after a quotation's closing mark, until its paragraph ends. */
  #tail: PageWords | null = null;

  constructor(gathering: Gathering) {
    this.gathering = gathering;
  }

  /** Where words go now. */
  get words(): PageWords {
    if (this.#tail) return this.#tail;
    if (this.#children.length === 0) return this.#before;
    this.#after ??= new PageWords();
    return this.#after;
  }

  get empty(): boolean {
    return this.#children.length === 0 && this.#before.empty;
  }

  add(raw: string): void {
    if (this.#tail) this.#tail.addAfterMark(raw);
    else this.words.add(raw);
  }

  /** What comes next begins a paragraph. */
  paragraph(): void {
    this.#closeTail();
    this.words.line();
  }

  child(child: Provision): void {
    this.#closeTail();
    this.#settle();
    this.#children.push(child);
  }

  /** A quotation: what follows it in its paragraph is its own (drafting-conventions.md R3.12). */
  quotation(child: Provision): void {
    this.child(child);
    this.#tail = new PageWords();
  }

  #closeTail(): void {
    const tail = this.#tail;
    this.#tail = null;
    const last = this.#children.at(-1);
    if (!tail || tail.empty || !last) return;
    this.gathering.keep(last.pid, 'wrapUp', tail);
    this.#children[this.#children.length - 1] = { ...last, wrapUp: tail.text };
  }

  /** Words between two parts are neither opening nor closing words: they stand as a part without a number. */
  #settle(): void {
    const words = this.#after;
    this.#after = null;
    if (words && words.text !== '') this.#children.push(this.#loose(words));
  }

  /** The fields that a provision has of all this. */
  fields(pid: Pid): Fields {
    this.#closeTail();
    const parts = this.#children.length > 0;
    this.gathering.keep(pid, parts ? 'intro' : 'content', this.#before);
    if (this.#after) this.gathering.keep(pid, 'wrapUp', this.#after);
    return {
      intro: parts ? this.#before.text : '',
      content: parts ? '' : this.#before.text,
      wrapUp: this.#after?.text ?? '',
      children: this.#children,
    };
  }

  /** The same with all loose words as parts: for what has no words of its own. */
  parts(): readonly Provision[] {
    this.#closeTail();
    this.#settle();
    if (this.#before.text === '') return this.#children;
    return [this.#loose(this.#before), ...this.#children];
  }

  #loose(words: PageWords): Provision {
    const pid = this.gathering.pid();
    this.gathering.keep(pid, 'content', words);
    return provision({ pid, kind: 'block', content: words.text, ...repealed(words.text) });
  }
}
