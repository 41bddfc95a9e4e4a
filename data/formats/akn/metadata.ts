import { lookUp } from '../look-up.ts';
import { childNamed, descend, elementsOf, type XmlElement } from '../xml/tree.ts';

/** What a file's metadata say of its instrument. Texts that it doesn't give are empty. */
export interface Metadata {
  /** `ukpga/1997/40`, or of a draft `ukpubb/UK000156P`. */
  readonly id: string;
  readonly version: string;
  readonly kind: 'act' | 'bill' | 'secondary';
  readonly uri: string;
  readonly number: string;
  readonly date: string;
  /** What the names of the file's placeholders stand for: `varBillTitle`. */
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
/** Which text of an instrument its address names, on legislation.gov.uk. */
const EXPRESSION = /legislation\.gov\.uk\/.*\/(enacted|made|created|adopted|\d{4}-\d{2}-\d{2})$/;
const DAY = /\d{4}-\d{2}-\d{2}/;
/** How a draft says that it has no date yet. */
const NO_DATE = /^9999/;

const fragment = (href: string | undefined): string => (href ?? '').replace(/^#/, '');
const printable = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[-.]+|-+$/g, '')
    .slice(0, 40);

/** A placeholder stands for a name or a date: one that is longer could make a small file a huge text. */
const LONGEST_NAME = 500;

/** What the placeholders stand for; one whose value is another's name stands for that one's. */
function variablesOf(meta: XmlElement): ReadonlyMap<string, string> {
  const raw = new Map<string, string>();
  for (const element of descend(childNamed(meta, 'references') ?? meta)) {
    const { eId = '', showAs = '' } = element.attributes;
    if (eId !== '' && showAs !== '' && showAs.length <= LONGEST_NAME) raw.set(eId, showAs);
  }
  return new Map(
    [...raw].map(([name, text]) => [
      name,
      text
        .replace(/#(var[A-Za-z]+)/g, (_, other: string) => raw.get(other) ?? '')
        .slice(0, LONGEST_NAME)
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
    ({ name, attributes: { date = '', name: what = '' } }) =>
      name === 'FRBRdate' && names.test(what) && !NO_DATE.test(date),
  );
  return DAY.exec(dates.at(-1)?.attributes.date ?? '')?.[0] ?? '';
}

/** Where each provision of the file is law, and since when, by its identifier; '' is the whole. */
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

/** Reads what a file says of its instrument outside the text. `name` is the type that the document gives itself. */
export function metadataOf(document: XmlElement, meta: XmlElement): Metadata {
  const variables = variablesOf(meta);
  const work = (name: string) => frbrValue(meta, 'FRBRWork', name, variables);
  const uri = work('FRBRuri') || work('FRBRthis');
  const workId =
    ID.exec(uri)?.groups ?? ID.exec(frbrValue(meta, 'FRBRExpression', 'FRBRuri', variables))?.groups;
  const type = workId?.type ?? document.attributes.name ?? document.name;
  const idInUri = ID.exec(uri)?.[1];
  const bill = BILL.test(type) || document.name === 'bill';
  const expression = frbrValue(meta, 'FRBRExpression', 'FRBRuri', variables);
  const expressed = dateOf(meta, 'FRBRExpression', /./);
  const published = dateOf(meta, 'FRBRWork', /published|introduced/);
  const stage = printable(variables.get('varStageVersion') ?? '');
  return {
    id:
      idInUri ?? `${printable(type).toLowerCase() || 'act'}/${printable(work('FRBRnumber')) || 'unnumbered'}`,
    version:
      EXPRESSION.exec(expression)?.[1] ||
      (idInUri && expressed) ||
      stage.toLowerCase() ||
      expressed ||
      published ||
      'as-read',
    kind: bill ? 'bill' : SECONDARY.test(type) ? 'secondary' : 'act',
    uri: /^https?:/.test(uri) ? uri : '',
    number:
      workId?.year && workId.number
        ? (NUMBERS[type]?.(workId.year, workId.number) ?? work('FRBRnumber'))
        : work('FRBRnumber'),
    date:
      dateOf(meta, 'FRBRWork', /enacted|made|assent|signed|created|adopted/i) ||
      (bill ? '' : dateOf(meta, 'FRBRWork', /./)),
    variables,
    extents: restrictions(meta, (id) => extentNamed(id, variables)),
    dates: restrictions(meta, periodNamed),
  };
}
