import type { Field, Provision } from '../tree.ts';
import type { Locus, Mention } from './grammar.ts';
import { lookUpLabel, lookUpPointer, lookUpTitle } from './lookup.ts';
import { enclosing, type ReferredPlace, surroundings } from './places.ts';
import { type Loose, piecesOf, type Step } from './reference-pieces.ts';
import {
  type Antecedents,
  actOf,
  amends,
  changes,
  frames,
  modifies,
  quotedSetting,
  remember,
  type Setting,
} from './setting.ts';

/** What resolving a text needs: the text, what it is called, and how its fields read. */
interface Resolving {
  readonly root: Provision;
  readonly title: string;
  readonly mentionsOf: (node: Provision, field: Field) => readonly Mention[];
}

/** Looks up the references of one division in reading order, carrying along what was last named. */
class Reader {
  readonly references: Loose[] = [];
  readonly #resolving: Resolving;
  #antecedents: Antecedents = new Map();
  #titles: readonly string[] = [];
  /** The Act named last by the provision that is read: its quotations are words of that Act. */
  #lastAct: string | null | undefined;

  constructor(resolving: Resolving) {
    this.#resolving = resolving;
  }

  read(node: Provision, round: Setting, children = node.children): void {
    const setting = node.kind === 'quotation' ? round : { ...round, path: [...round.path, node] };
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

  /** Whether a cell is the title of an Act and nothing else: the cells after it, as in a table of repeals, are of that Act. */
  #isTitleCell(node: Provision): boolean {
    if (node.kind !== 'cell') return false;
    const [only, ...more] = this.#resolving.mentionsOf(node, 'content');
    if (!only || more.length > 0 || only.loci.some(({ kind }) => kind !== 'title')) return false;
    return (
      /^(?:The )?$/.test(node.content.slice(0, only.from)) &&
      /^(?: \([^()]*\))?\.?$/.test(node.content.slice(only.to))
    );
  }

  /** "That Act" after a quotation is not the one that the quotation named. */
  #readQuotation(node: Provision, outer: Setting, lastAct: string | null | undefined): void {
    const antecedents = this.#antecedents;
    this.read(node, quotedSetting(this.#resolving.root, outer, lastAct, node));
    this.#antecedents = antecedents;
  }

  /** @returns the frame as the field leaves it, which is that of the provision's items */
  #readField(node: Provision, field: Field, setting: Setting): ReferredPlace | null {
    const { root, mentionsOf } = this.#resolving;
    const mentions = mentionsOf(node, field);
    const amending = mentions.length > 0 && amends(node);
    let { frame } = setting;
    let ofItems: ReferredPlace | null = null;
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
      const isQuoted = quoted || settingHere.act !== null || settingHere.quotation !== null;
      const role = isQuoted ? 'quoted' : amending && changes(node[field], mention) ? 'amends' : 'plain';
      this.references.push(...piecesOf(root, node, field, mention, steps, role));
      const first = steps[0]?.places[0]?.[0] ?? null;
      if (amending && frames(mention)) frame = first;
      if (field === 'intro' && mention === mentions[0] && modifies(node)) {
        ofItems = this.#containerOf(steps[1]?.places[0]?.[0] ?? first);
      }
    }
    return ofItems ?? frame;
  }

  /** The section that a modified subsection is in: its items are about the others, too. */
  #containerOf(place: ReferredPlace | null): ReferredPlace | null {
    if (place?.at !== 'here') return place;
    const section = enclosing(surroundings(this.#resolving.root, place.node), 'section');
    return { at: 'here', node: section ?? place.node };
  }

  /** What each step of a mention names, from the outermost in; inner to outer, like the mention. */
  #lookUp(mention: Mention, setting: Setting): readonly Step[] {
    const { root } = this.#resolving;
    const steps: Step[] = [];
    for (const locus of mention.loci.toReversed()) {
      steps.unshift({ locus, places: this.#placesOf(locus, steps[0]?.places.flat() ?? [null], setting) });
    }
    for (const { locus, places } of steps.toReversed()) {
      const last = places.at(-1)?.at(-1);
      if (!last || (locus.kind === 'pointer' && locus.determiner === 'this')) continue;
      const unit = locus.kind === 'title' ? 'Act' : locus.unit;
      this.#antecedents = remember(root, this.#antecedents, unit, last);
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
    const { root, title } = this.#resolving;
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

/** The divisions that are read one by one: what "that section" points back to lies in the same one. */
const SEPARATE_KINDS: ReadonlySet<Provision['kind']> = new Set([
  'act',
  'part',
  'chapter',
  'crossheading',
  'schedule',
]);

/** Looks up every reference of a text, in reading order. Keys are not yet given out. */
export function resolve(resolving: Resolving): readonly Loose[] {
  const references: Loose[] = [];
  const read = (node: Provision, path: readonly Provision[]): void => {
    const setting: Setting = { act: null, path, quotation: null, frame: null };
    const reader = new Reader(resolving);
    const isSeparate = SEPARATE_KINDS.has(node.kind);
    reader.read(node, setting, isSeparate ? [] : node.children);
    references.push(...reader.references);
    if (!isSeparate) return;
    for (const child of node.children) read(child, node === resolving.root ? path : [...path, node]);
  };
  read(resolving.root, []);
  return references;
}
