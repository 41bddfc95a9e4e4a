import type { Field, Provision } from '../tree.ts';
import type { Locus, Mention } from './grammar.ts';
import { lookUpLabel, lookUpPointer, lookUpTitle } from './lookup.ts';
import { findEnclosing, pathInText, type ReferredPlace } from './places.ts';
import { piecesOf, type Step, type UnkeyedReference } from './reference-pieces.ts';
import {
  type Antecedents,
  actOf,
  addAntecedent,
  hasModifications,
  isAmended,
  isAmending,
  quotedSetting,
  type Setting,
  setsFrame,
} from './setting.ts';

/** The input of `resolve`: the text, its title, and a reader of mentions. */
interface ResolveInput {
  readonly root: Provision;
  readonly title: string;
  readonly mentionsOf: (node: Provision, field: Field) => readonly Mention[];
}

/** Looks up the references of one division in reading order, and keeps the antecedents for "that section" and "that Act". */
class Reader {
  readonly references: UnkeyedReference[] = [];
  readonly #input: ResolveInput;
  #antecedents: Antecedents = new Map();
  #titles: readonly string[] = [];
  /**
   * The Act that the current provision named last, because its quotations are words of that Act. Null for this Act, undefined
   * for none.
   */
  #lastAct: string | null | undefined;

  constructor(input: ResolveInput) {
    this.#input = input;
  }

  read(node: Provision, outer: Setting, children = node.children): void {
    const setting = node.kind === 'quotation' ? outer : { ...outer, path: [...outer.path, node] };
    this.#lastAct = undefined;
    this.#readField(node, 'heading', setting);
    const frame = this.#readField(node, 'intro', setting);
    this.#readField(node, 'content', setting);
    let inner = { ...setting, frame };
    const lastAct = this.#lastAct;
    for (const child of children) {
      if (child.kind === 'quotation') this.#readQuotation(child, inner, lastAct);
      else this.read(child, inner);
      if (this.#isTitleCell(child)) inner = { ...inner, act: this.#lastAct ?? null };
    }
    this.#readField(node, 'wrapUp', setting);
  }

  /** Whether a cell has only the title of an Act. The cells after it, as in a table of repeals, are about that Act. */
  #isTitleCell(node: Provision): boolean {
    if (node.kind !== 'cell') return false;
    const [only, ...more] = this.#input.mentionsOf(node, 'content');
    if (!only || more.length > 0 || only.loci.some(({ kind }) => kind !== 'title')) return false;
    return (
      /^(?:The )?$/.test(node.content.slice(0, only.from)) &&
      /^(?: \([^()]*\))?\.?$/.test(node.content.slice(only.to))
    );
  }

  /** Reads a quotation. Its antecedents are dropped afterwards, since "that Act" never refers into a quotation before it. */
  #readQuotation(node: Provision, outer: Setting, lastAct: string | null | undefined): void {
    const antecedents = this.#antecedents;
    this.read(node, quotedSetting(this.#input.root, outer, lastAct, node));
    this.#antecedents = antecedents;
  }

  /** Reads one field. @returns the frame for the provision's items: the place that an amending sentence is about */
  #readField(node: Provision, field: Field, setting: Setting): ReferredPlace | null {
    const { root, mentionsOf } = this.#input;
    const mentions = mentionsOf(node, field);
    const amending = mentions.length > 0 && isAmending(node);
    let { frame } = setting;
    let itemFrame: ReferredPlace | null = null;
    let sentence = 0;
    for (const mention of mentions) {
      if (mention.sentence !== sentence) frame = setting.frame;
      sentence = mention.sentence;
      const settingHere = { ...setting, frame };
      const quoted = mention.quote !== null && amending;
      const antecedents = this.#antecedents;
      const steps = this.#lookUp(
        mention,
        quoted ? quotedSetting(root, settingHere, this.#lastAct, null) : settingHere,
      );
      if (quoted) this.#antecedents = antecedents;
      const isQuotedSetting = quoted || settingHere.act !== null || settingHere.quotation !== null;
      const role = isQuotedSetting
        ? 'quoted'
        : amending && isAmended(node[field], mention)
          ? 'amends'
          : 'plain';
      this.references.push(...piecesOf(root, node, field, mention, steps, role));
      const first = steps[0]?.places[0]?.[0] ?? null;
      if (amending && setsFrame(mention)) frame = first;
      if (field === 'intro' && mention === mentions[0] && hasModifications(node)) {
        itemFrame = this.#containerOf(steps[1]?.places[0]?.[0] ?? first);
      }
    }
    return itemFrame ?? frame;
  }

  /** The section round a modified subsection, since the modifications may concern other subsections, too. */
  #containerOf(place: ReferredPlace | null): ReferredPlace | null {
    if (place?.at !== 'here') return place;
    const section = findEnclosing(pathInText(this.#input.root, place.node), 'section');
    return { at: 'here', node: section ?? place.node };
  }

  /** Looks up each step of a mention, from the outermost in. Returns the steps from the inner to the outer. */
  #lookUp(mention: Mention, setting: Setting): readonly Step[] {
    const { root } = this.#input;
    const steps: Step[] = [];
    for (const locus of mention.loci.toReversed()) {
      steps.unshift({ locus, places: this.#placesOf(locus, steps[0]?.places.flat() ?? [null], setting) });
    }
    for (const { locus, places } of steps.toReversed()) {
      const last = places.at(-1)?.at(-1);
      if (!last || (locus.kind === 'pointer' && locus.determiner === 'this')) continue;
      const unit = locus.kind === 'title' ? 'Act' : locus.unit;
      this.#antecedents = addAntecedent(root, this.#antecedents, unit, last);
      if (unit === 'Act') this.#lastAct = actOf(last);
      if (locus.kind === 'title') this.#titles = [...this.#titles, locus.title];
    }
    const outermost = steps.at(-1);
    if (outermost?.locus.kind === 'pointer' && outermost.locus.determiner === 'that') {
      this.#lastAct = actOf(outermost.places[0]?.[0]) ?? this.#lastAct;
    }
    return steps;
  }

  #placesOf(locus: Locus, outers: readonly (ReferredPlace | null)[], setting: Setting): Step['places'] {
    const { root, title } = this.#input;
    if (locus.kind === 'title') return [[lookUpTitle(root, title, this.#titles, locus)]];
    if (locus.kind === 'pointer') {
      const outer = outers[0];
      return [[outer?.at === 'elsewhere' ? outer : lookUpPointer(root, setting, this.#antecedents, locus)]];
    }
    const labels = locus.items.flatMap(({ first, last }) => (last ? [first, last] : [first]));
    return labels.map(({ parts }) =>
      outers.map((outer) => lookUpLabel(root, setting, outer, locus.unit, parts)),
    );
  }
}

/** The kinds whose children are read separately, since "that section" never refers back to another section's words. */
const SEPARATE_KINDS: ReadonlySet<Provision['kind']> = new Set([
  'act',
  'part',
  'chapter',
  'crossheading',
  'schedule',
]);

/** Looks up all references of a text, in reading order. */
export function resolve(input: ResolveInput): readonly UnkeyedReference[] {
  const references: UnkeyedReference[] = [];
  const read = (node: Provision, path: readonly Provision[]): void => {
    const setting: Setting = { act: null, path, quotation: null, frame: null };
    const reader = new Reader(input);
    const isSeparate = SEPARATE_KINDS.has(node.kind);
    reader.read(node, setting, isSeparate ? [] : node.children);
    references.push(...reader.references);
    if (!isSeparate) return;
    for (const child of node.children) read(child, node === input.root ? path : [...path, node]);
  };
  read(input.root, []);
  return references;
}
