import { KINDS, type Kind, type SectionUnit } from '../../../core/act/tree.ts';
import { childNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { CLASS_KINDS, HIERARCHY, LEVELS, NAME_KINDS, UNITS } from './names.ts';

/** What an element stands in: its numbers mean other things in a Schedule. */
export interface Setting {
  readonly kind: Kind;
  readonly schedule: boolean;
}

const NEXT: Partial<Record<Kind, Kind>> = {
  section: 'subsection',
  subsection: 'paragraph',
  scheduleParagraph: 'scheduleSubparagraph',
  scheduleSubparagraph: 'paragraph',
  definition: 'paragraph',
  paragraph: 'subparagraph',
  subparagraph: 'subsubparagraph',
  subsubparagraph: 'subsubparagraph',
};
const PARAGRAPHS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph']);
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);

/** The name that says what an element is: an `hcontainer`'s own, else the element's. */
const nameOf = ({ name, attributes }: XmlElement): string =>
  name === 'hcontainer' ? (attributes.name ?? name) : name;

const SPACE = /\s+/;
const classKind = (className: string): Kind | undefined =>
  Object.hasOwn(CLASS_KINDS, className) ? CLASS_KINDS[className] : undefined;

/** The kind that the first class of an element to name one names. */
function kindByClass({ attributes: { class: className } }: XmlElement): Kind | undefined {
  if (className === undefined) return undefined;
  if (!className.includes(' ') && !SPACE.test(className)) return classKind(className);
  return className
    .split(SPACE)
    .map(classKind)
    .find((kind) => kind !== undefined);
}

/** Whether an element is one of the hierarchy: it may have a number, a heading and others below it. */
export const inHierarchy = (element: XmlElement): boolean =>
  element.name === 'hcontainer' ||
  Object.hasOwn(NAME_KINDS, element.name) ||
  LEVELS.has(element.name) ||
  HIERARCHY.has(element.name);

/** The kind one step below another; paragraphs go no deeper than the third. */
export const kindBelow = (kind: Kind): Kind => NEXT[kind] ?? 'paragraph';

/** A level whose depth only its place and its number tell. */
function levelKind(element: XmlElement, { kind, schedule }: Setting): Kind {
  const num = childNamed(element, 'num');
  const bracketed = num !== undefined && /^\s*\(/.test(textOf(num));
  const numeric = num !== undefined && /^\s*\(?[A-Z]{0,3}\d/.test(textOf(num));
  if (GROUPS.has(kind) || (kind === 'quotation' && !bracketed && numeric)) {
    return schedule || kind === 'schedule' ? 'scheduleParagraph' : 'section';
  }
  if (kind === 'quotation') {
    if (element.name === 'subparagraph' && !numeric) return 'subparagraph';
    return numeric
      ? schedule || element.name === 'subparagraph'
        ? 'scheduleSubparagraph'
        : 'subsection'
      : 'paragraph';
  }
  if (kind === 'section' || kind === 'scheduleParagraph') return numeric ? kindBelow(kind) : 'paragraph';
  return kindBelow(kind);
}

const HOLDERS = /^(?:wrapper\d*|schedules|body|content)$/;

/**
 * What an element of the hierarchy is, or null when it only holds others. A paragraph inside a paragraph of its own
 * rank, as drafters' files sometimes have it, is one rank lower.
 */
export function kindOf(element: XmlElement, setting: Setting): Kind | null {
  const name = nameOf(element);
  if (HOLDERS.test(name)) return null;
  // legislation.gov.uk writes a numbered cross-heading of a Schedule or an instrument as a section.
  const clml = element.attributes['clml:Name'];
  if (clml !== undefined && /^P(?:sub)?[Bb]lock$/.test(clml)) return 'crossheading';
  const kind = kindByClass(element) ?? (Object.hasOwn(NAME_KINDS, name) ? NAME_KINDS[name] : undefined);
  if (kind !== undefined) {
    const deeper = PARAGRAPHS.has(kind) && PARAGRAPHS.has(setting.kind);
    if (deeper && KINDS.indexOf(kind) <= KINDS.indexOf(setting.kind)) return kindBelow(setting.kind);
    // A section of a Schedule is a paragraph there, whatever the file calls it.
    return kind;
  }
  if (LEVELS.has(name)) return levelKind(element, setting);
  if (childNamed(element, 'num')) return levelKind(element, setting);
  return childNamed(element, 'heading') ? 'crossheading' : null;
}

/** What stands in a provision of a kind stands in. */
export const settingOf = (outer: Setting, kind: Kind): Setting => ({
  kind,
  schedule: kind === 'schedule' || outer.schedule,
});

/** What stands in an element stands in: a quotation's numbers are those of what it is meant for. */
export function settingIn(outer: Setting, element: XmlElement): Setting {
  // What is attached to an instrument is a Schedule to it, whatever document of its own it is.
  if (element.name === 'attachment') return settingOf(outer, 'schedule');
  if (element.name === 'quotedStructure' || element.name === 'embeddedStructure') {
    const context = element.attributes['ukl:context'];
    const schedule = context === 'schedule' || (context !== 'body' && outer.schedule);
    return { kind: 'quotation', schedule };
  }
  const kind = inHierarchy(element) ? kindOf(element, outer) : null;
  return kind === null ? outer : settingOf(outer, kind);
}

/** Whether an element is a provision that can be read without any that stands round it: its kind is its own. */
export const standsAlone = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
  /^(?:prov1|schProv1)\b/.test(attributes.class ?? '') ||
  (name === 'section' && attributes['clml:Name'] === undefined && !/group\d/i.test(attributes.class ?? ''));

/** Whether an element is a paragraph without a number: words that stand by themselves. */
export const isUnnumbered = (element: XmlElement): boolean =>
  (element.attributes.class ?? '').split(SPACE).includes('unnumberedParagraph');

/** What a section is called in a statutory instrument; undefined in an Act. */
export function unitOf(element: XmlElement): SectionUnit | undefined {
  const name = nameOf(element);
  return Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
}
