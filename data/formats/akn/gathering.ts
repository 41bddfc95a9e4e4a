import type { EditorialNote } from '../../../core/act/instrument.ts';
import type { TextReference } from '../../../core/act/text-reference.ts';
import { type Field, type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import type { XmlElement } from '../xml/tree.ts';
import { PageWords } from './marked-words.ts';

/** An editor's mark, with the provision, field and UTF-16 offsets of the words that it is on. */
export interface PlacedMark {
  readonly ref: string;
  readonly effect: EditorialNote['effect'];
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/** A note that the file has among the words of the text, though it is not part of the law. */
interface FoundNote {
  readonly pid: Pid;
  readonly mark: string;
  readonly text: string;
  /** Whether the note only says which provision a Schedule or Part belongs to ("Section 3"). */
  readonly isReference: boolean;
}

/** Whether a pid was generated here, for an element to which the file gives no GUID. */
export const isGeneratedPid = (pid: Pid): boolean => /^a\d+$/.test(pid);

/** Collects what is read from a file besides the tree: marks, references, notes, remarks and the identities in use. */
export class Gathering {
  readonly marks: PlacedMark[] = [];
  /** References from words to other provisions, as the file encodes them. */
  readonly references: TextReference[] = [];
  readonly foundNotes: FoundNote[] = [];
  /** Remarks for the person who imports the file, each with the number of times that it applies. */
  readonly #remarks = new Map<string, number>();
  readonly #used = new Set<string>();
  #last = 0;

  /** The identity of a provision: its GUID where the file first uses that, else `a` and a running number. */
  pid(element?: XmlElement): Pid {
    const guid = element?.attributes.GUID ?? element?.attributes['ukl:changeGuid'] ?? '';
    const used = this.#used.size;
    // `add` also tests whether the GUID is new. This saves one lookup for each of thousands of provisions.
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

  /** Adds a remark about the file as a whole, which is not counted. */
  remarkOnce(remarkText: string): void {
    this.#remarks.set(remarkText, 1);
  }

  get remarks(): readonly string[] {
    return [...this.#remarks].map(([what, times]) => (times === 1 ? what : `${what} (${times} times)`));
  }
}

/** Only dots: the text of a provision that was repealed (drafting-conventions.md R4.11). */
const DOTS = /^[.\s…]{3,}$/;

/** The `repealed` property of a provision, present if its words are only the dots that stand for repealed words. */
export const repealedIfDots = (content: string): { readonly repealed?: true } =>
  DOTS.test(content) ? { repealed: true } : {};

type Fields = Pick<Provision, 'intro' | 'content' | 'wrapUp' | 'children'>;

/**
 * Collects the words and children of one provision in the order of the file, and divides the words into opening words,
 * content and closing words.
 */
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

  /** The words that are being collected: those after a quotation, before the first child, or after the last child. */
  get words(): PageWords {
    if (this.#tail) return this.#tail;
    if (this.#children.length === 0) return this.#before;
    this.#after ??= new PageWords();
    return this.#after;
  }

  get isEmpty(): boolean {
    return this.#children.length === 0 && this.#before.isEmpty;
  }

  add(raw: string): void {
    if (this.#tail) this.#tail.addAfterMark(raw);
    else this.words.add(raw);
  }

  /** Starts a new paragraph. */
  paragraph(): void {
    this.#closeTail();
    this.words.line();
  }

  child(child: Provision): void {
    this.#closeTail();
    this.#flushLooseWords();
    this.#children.push(child);
  }

  /**
   * Adds a quotation. The words that follow it in its paragraph become its `wrapUp` (drafting-conventions.md R3.12).
   */
  quotation(child: Provision): void {
    this.child(child);
    this.#tail = new PageWords();
  }

  #closeTail(): void {
    const tail = this.#tail;
    this.#tail = null;
    const last = this.#children.at(-1);
    if (!tail || tail.isEmpty || !last) return;
    this.gathering.keep(last.pid, 'wrapUp', tail);
    this.#children[this.#children.length - 1] = { ...last, wrapUp: tail.text };
  }

  /** Words between two children are neither opening nor closing words. They become a block without a number. */
  #flushLooseWords(): void {
    const words = this.#after;
    this.#after = null;
    if (words && words.text !== '') this.#children.push(this.#loose(words));
  }

  /** The fields of the provision, from all that was collected. */
  fields(pid: Pid): Fields {
    this.#closeTail();
    const hasChildren = this.#children.length > 0;
    this.gathering.keep(pid, hasChildren ? 'intro' : 'content', this.#before);
    if (this.#after) this.gathering.keep(pid, 'wrapUp', this.#after);
    return {
      intro: hasChildren ? this.#before.text : '',
      content: hasChildren ? '' : this.#before.text,
      wrapUp: this.#after?.text ?? '',
      children: this.#children,
    };
  }

  /** The collected children, with all loose words as blocks among them. For a parent that has no words itself. */
  parts(): readonly Provision[] {
    this.#closeTail();
    this.#flushLooseWords();
    if (this.#before.text === '') return this.#children;
    return [this.#loose(this.#before), ...this.#children];
  }

  #loose(words: PageWords): Provision {
    const pid = this.gathering.pid();
    this.gathering.keep(pid, 'content', words);
    return provision({ pid, kind: 'block', content: words.text, ...repealedIfDots(words.text) });
  }
}
