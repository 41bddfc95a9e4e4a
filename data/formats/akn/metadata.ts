import { lookUp } from '../look-up.ts';
import { childNamed, descend, elementsOf, type XmlElement } from '../xml/tree.ts';

/** The metadata of a file about its instrument. A text that the file doesn't give is ''. */
export interface Metadata {
  /** `ukpga/1997/40`; for a draft, `ukpubb/UK000156P`. */
  readonly id: string;
  readonly version: string;
  readonly kind: 'act' | 'bill' | 'secondary';
  readonly uri: string;
  readonly number: string;
  readonly date: string;
  /** The text for each placeholder, by its name: `varBillTitle`. */
  readonly variables: ReadonlyMap<string, string>;
  readonly extents: ReadonlyMap<string, string>;
  readonly dates: ReadonlyMap<string, string>;
}

const SECONDARY = /^(?:uksi|ukdsi|ssi|sdsi|wsi|wdsi|nisr|nidsr|nisi|ukci|ukmo|uksro)$/;
const BILL = /^(?:ukpubb|ukprib|ukhybb|sppubb|spprib|sphybb|nipubb|niprib|wpubb|wprib|ascpubb)$/;
/** The number of an instrument as it is cited, by legislation.gov.uk's code for its type. */
const NUMBERS: Readonly<Record<string, (year: string, number: string) => string>> = lookUp({
  ukpga: (y, n) => `${y} c. ${n}`,
  ukla: (y, n) => `${y} c. ${n}`,
  asp: (y, n) => `${y} asp ${n}`,
  asc: (y, n) => `${y} asc ${n}`,
  anaw: (y, n) => `${y} anaw ${n}`,
  mwa: (y, n) => `${y} nawm ${n}`,
  nia: (y, n) => `${y} c. ${n} (N.I.)`,
  uksi: (y, n) => `S.I. ${y}/${n}`,
  ssi: (y, n) => `S.S.I. ${y}/${n}`,
  wsi: (y, n) => `S.I. ${y}/${n}`,
  nisr: (y, n) => `S.R. ${y}/${n}`,
});
const ID =
  /legislation\.gov\.uk\/(?:id\/)?((?<type>[a-z]{2,8})\/(?:[A-Za-z0-9]+\/)?(?<year>[\d-]{1,9})\/(?<number>\d+))(?:\/|$)/;
/** The part of a legislation.gov.uk address that names a version of the text. */
const EXPRESSION = /legislation\.gov\.uk\/.*\/(enacted|made|created|adopted|\d{4}-\d{2}-\d{2})$/;
const DAY = /\d{4}-\d{2}-\d{2}/;
/** The year by which Lawmaker marks a date as not yet known. */
const NO_DATE = /^9999/;

const fragment = (href: string | undefined): string => (href ?? '').replace(/^#/, '');
const idPart = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[-.]+|-+$/g, '')
    .slice(0, 40);

/**
 * The most characters of a placeholder's text. A placeholder stands for a name or a date; without the limit, a small
 * file could become a huge text.
 */
const MAX_VARIABLE_LENGTH = 500;

/** The text for each placeholder. Where its value names another placeholder, that one's text is put in. */
function variablesOf(meta: XmlElement): ReadonlyMap<string, string> {
  const raw = new Map<string, string>();
  for (const element of descend(childNamed(meta, 'references') ?? meta)) {
    const { eId = '', showAs = '' } = element.attributes;
    if (eId !== '' && showAs !== '' && showAs.length <= MAX_VARIABLE_LENGTH) raw.set(eId, showAs);
  }
  return new Map(
    [...raw].map(([name, text]) => [
      name,
      text
        .replace(/#(var[A-Za-z]+)/g, (_, otherName: string) => raw.get(otherName) ?? '')
        .slice(0, MAX_VARIABLE_LENGTH)
        .trim(),
    ]),
  );
}

function frbrValue(
  meta: XmlElement,
  level: string,
  name: string,
  variables: ReadonlyMap<string, string>,
): string {
  const identification = childNamed(meta, 'identification');
  const holder = identification && childNamed(identification, level);
  const value = (holder && childNamed(holder, name)?.attributes.value) ?? '';
  return value.startsWith('#') ? (variables.get(fragment(value)) ?? '') : value;
}

function dateOf(meta: XmlElement, level: string, names: RegExp): string {
  const identification = childNamed(meta, 'identification');
  const holder = identification && childNamed(identification, level);
  const dates = (holder ? elementsOf(holder) : []).filter(
    ({ name, attributes: { date = '', name: dateName = '' } }) =>
      name === 'FRBRdate' && names.test(dateName) && !NO_DATE.test(date),
  );
  return DAY.exec(dates.at(-1)?.attributes.date ?? '')?.[0] ?? '';
}

/**
 * The extent or the dates of each provision, by its identifier; '' is the whole instrument. `read` turns the referenced
 * id into words, or gives undefined for another kind of restriction.
 */
function restrictions(
  meta: XmlElement,
  read: (id: string) => string | undefined,
): ReadonlyMap<string, string> {
  const restrictionsByHref = new Map<string, string>();
  for (const element of descend(meta)) {
    if (element.name !== 'restriction') continue;
    const restriction = read(fragment(element.attributes.refersTo));
    if (restriction !== undefined) restrictionsByHref.set(fragment(element.attributes.href), restriction);
  }
  return restrictionsByHref;
}

const extentNamed = (id: string, variables: ReadonlyMap<string, string>): string | undefined => {
  if (!/^extent/i.test(id)) return undefined;
  return variables.get(id) ?? id.replace(/^extent-?/, '').toUpperCase();
};
function periodNamed(id: string): string | undefined {
  const [, from, to] = /^period-(?:from-(\d{4}-\d{2}-\d{2}))?-?(?:to-(\d{4}-\d{2}-\d{2}))?$/.exec(id) ?? [];
  const words = [from && `from ${from}`, to && `to ${to}`].filter(Boolean);
  return words.length === 0 ? undefined : words.join(' ');
}

/** Reads the metadata of an instrument. `document.attributes.name` is the type that the document gives itself. */
export function metadataOf(document: XmlElement, meta: XmlElement): Metadata {
  const variables = variablesOf(meta);
  const work = (name: string) => frbrValue(meta, 'FRBRWork', name, variables);
  const uri = work('FRBRuri') || work('FRBRthis');
  const workId =
    ID.exec(uri)?.groups ?? ID.exec(frbrValue(meta, 'FRBRExpression', 'FRBRuri', variables))?.groups;
  const type = workId?.type ?? document.attributes.name ?? document.name;
  const idInUri = ID.exec(uri)?.[1];
  const isBill = BILL.test(type) || document.name === 'bill';
  const expression = frbrValue(meta, 'FRBRExpression', 'FRBRuri', variables);
  const expressionDate = dateOf(meta, 'FRBRExpression', /./);
  const publicationDate = dateOf(meta, 'FRBRWork', /publicationDate|introduced/);
  const stage = idPart(variables.get('varStageVersion') ?? '');
  return {
    id: idInUri ?? `${idPart(type).toLowerCase() || 'act'}/${idPart(work('FRBRnumber')) || 'unnumbered'}`,
    version:
      EXPRESSION.exec(expression)?.[1] ||
      (idInUri && expressionDate) ||
      stage.toLowerCase() ||
      expressionDate ||
      publicationDate ||
      'as-read',
    kind: isBill ? 'bill' : SECONDARY.test(type) ? 'secondary' : 'act',
    uri: /^https?:/.test(uri) ? uri : '',
    number:
      workId?.year && workId.number
        ? (NUMBERS[type]?.(workId.year, workId.number) ?? work('FRBRnumber'))
        : work('FRBRnumber'),
    date:
      dateOf(meta, 'FRBRWork', /enacted|made|assent|signed|created|adopted/i) ||
      (isBill ? '' : dateOf(meta, 'FRBRWork', /./)),
    variables,
    extents: restrictions(meta, (id) => extentNamed(id, variables)),
    dates: restrictions(meta, periodNamed),
  };
}
