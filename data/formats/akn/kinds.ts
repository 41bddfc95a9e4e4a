import { KINDS, type Kind, type SectionUnit } from '../../../core/act/tree.ts';
import { childNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { CLASS_KINDS, HIERARCHY, LEVELS, NAME_KINDS, UNITS } from './names.ts';

/**
 * The surroundings of an element: the kind of the provision around it, and whether a Schedule is. In a Schedule, P1 is
 * a paragraph and not a section.
 */
export interface Setting {
  readonly kind: Kind;
  readonly schedule: boolean;
}

const NEXT_KIND: Partial<Record<Kind, Kind>> = {
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

/**
 * The name that decides the kind of an element: the `name` attribute of an `hcontainer`, else the element's own name.
 */
const nameOf = ({ name, attributes }: XmlElement): string =>
  name === 'hcontainer' ? (attributes.name ?? name) : name;

const SPACE = /\s+/;
const classKind = (className: string): Kind | undefined =>
  Object.hasOwn(CLASS_KINDS, className) ? CLASS_KINDS[className] : undefined;

/** The kind that the classes of an element give; the first class that names a kind decides. */
function kindByClass({ attributes: { class: className } }: XmlElement): Kind | undefined {
  if (className === undefined) return undefined;
  if (!className.includes(' ') && !SPACE.test(className)) return classKind(className);
  return className
    .split(SPACE)
    .map(classKind)
    .find((kind) => kind !== undefined);
}

/** Whether an element belongs to the hierarchy of provisions, so that it may have a number, a heading and children. */
export const inHierarchy = (element: XmlElement): boolean =>
  element.name === 'hcontainer' ||
  Object.hasOwn(NAME_KINDS, element.name) ||
  LEVELS.has(element.name) ||
  HIERARCHY.has(element.name);

/** The kind one level below another. The third level of paragraphs is the deepest. */
export const kindBelow = (kind: Kind): Kind => NEXT_KIND[kind] ?? 'paragraph';

/** The kind of an element whose name doesn't give its level. Its surroundings and its number decide. */
function levelKind(element: XmlElement, { kind, schedule }: Setting): Kind {
  const num = childNamed(element, 'num');
  const isBracketed = num !== undefined && /^\s*\(/.test(textOf(num));
  const isNumeric = num !== undefined && /^\s*\(?[A-Z]{0,3}\d/.test(textOf(num));
  if (GROUPS.has(kind) || (kind === 'quotation' && !isBracketed && isNumeric)) {
    return schedule || kind === 'schedule' ? 'scheduleParagraph' : 'section';
  }
  if (kind === 'quotation') {
    if (element.name === 'subparagraph' && !isNumeric) return 'subparagraph';
    return isNumeric
      ? schedule || element.name === 'subparagraph'
        ? 'scheduleSubparagraph'
        : 'subsection'
      : 'paragraph';
  }
  if (kind === 'section' || kind === 'scheduleParagraph') return isNumeric ? kindBelow(kind) : 'paragraph';
  return kindBelow(kind);
}

const CONTAINERS = /^(?:wrapper\d*|schedules|body|content)$/;

/**
 * The kind of an element of the hierarchy, or null for a container that is no provision. Some files have a paragraph
 * directly inside a paragraph of the same rank; the inner one is read one rank lower.
 */
export function kindOf(element: XmlElement, setting: Setting): Kind | null {
  const name = nameOf(element);
  if (CONTAINERS.test(name)) return null;
  // legislation.gov.uk writes a numbered cross-heading of a Schedule or an instrument as a section.
  const clml = element.attributes['clml:Name'];
  if (clml !== undefined && /^P(?:sub)?[Bb]lock$/.test(clml)) return 'crossheading';
  const kind = kindByClass(element) ?? (Object.hasOwn(NAME_KINDS, name) ? NAME_KINDS[name] : undefined);
  if (kind !== undefined) {
    const isNested = PARAGRAPHS.has(kind) && PARAGRAPHS.has(setting.kind);
    if (isNested && KINDS.indexOf(kind) <= KINDS.indexOf(setting.kind)) return kindBelow(setting.kind);
    // A section inside a Schedule stays a section here; its printed number makes no difference.
    return kind;
  }
  if (LEVELS.has(name)) return levelKind(element, setting);
  if (childNamed(element, 'num')) return levelKind(element, setting);
  return childNamed(element, 'heading') ? 'crossheading' : null;
}

/** The setting of the children of a provision of this kind. */
export const settingFor = (outer: Setting, kind: Kind): Setting => ({
  kind,
  schedule: kind === 'schedule' || outer.schedule,
});

/**
 * The setting of the children of an element. Inside a quotation, numbers mean what they will mean in the place that the
 * quotation is for.
 */
export function settingInElement(outer: Setting, element: XmlElement): Setting {
  // An attachment counts as a Schedule, whatever kind of document it contains.
  if (element.name === 'attachment') return settingFor(outer, 'schedule');
  if (element.name === 'quotedStructure' || element.name === 'embeddedStructure') {
    const context = element.attributes['ukl:context'];
    const schedule = context === 'schedule' || (context !== 'body' && outer.schedule);
    return { kind: 'quotation', schedule };
  }
  const kind = inHierarchy(element) ? kindOf(element, outer) : null;
  return kind === null ? outer : settingFor(outer, kind);
}

/**
 * Whether an element's kind is known without its ancestors, so that it can be read as soon as its end tag is reached.
 */
export const hasOwnKind = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
  /^(?:prov1|schProv1)\b/.test(attributes.class ?? '') ||
  (name === 'section' && attributes['clml:Name'] === undefined && !/group\d/i.test(attributes.class ?? ''));

/** Whether an element is a paragraph without a number. */
export const isUnnumbered = (element: XmlElement): boolean =>
  (element.attributes.class ?? '').split(SPACE).includes('unnumberedParagraph');

/** The word for a section of a statutory instrument (article, regulation or rule); undefined in an Act. */
export function unitOf(element: XmlElement): SectionUnit | undefined {
  const name = nameOf(element);
  return Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
}
