import type { OutstandingEffect } from '../../../core/act/instrument.ts';
import { lookUp } from '../look-up.ts';
import { childNamed, childrenNamed, descend, elementsOf, textOf, type XmlElement } from '../xml/tree.ts';
import { roman } from './numbers.ts';

/** The types of instrument in legislation.gov.uk's metadata: the code in its addresses, and how its number is cited. */
const TYPES: Readonly<
  Record<string, { readonly code: string; readonly cite: (y: string, n: string) => string }>
> = lookUp({
  UnitedKingdomPublicGeneralAct: { code: 'ukpga', cite: (y, n) => `${y} c. ${n}` },
  UnitedKingdomLocalAct: { code: 'ukla', cite: (y, n) => `${y} c. ${localNumber(n)}` },
  UnitedKingdomPrivateOrPersonalAct: { code: 'ukppa', cite: (y, n) => `${y} c. ${n}` },
  UnitedKingdomChurchMeasure: { code: 'ukcm', cite: (y, n) => `${y} No. ${n}` },
  ScottishAct: { code: 'asp', cite: (y, n) => `${y} asp ${n}` },
  WelshAssemblyMeasure: { code: 'mwa', cite: (y, n) => `${y} nawm ${n}` },
  WelshNationalAssemblyAct: { code: 'anaw', cite: (y, n) => `${y} anaw ${n}` },
  WelshParliamentAct: { code: 'asc', cite: (y, n) => `${y} asc ${n}` },
  NorthernIrelandAct: { code: 'nia', cite: (y, n) => `${y} c. ${n} (N.I.)` },
  NorthernIrelandAssemblyMeasure: { code: 'mnia', cite: (y, n) => `${y} c. ${n} (N.I.)` },
  NorthernIrelandParliamentAct: { code: 'apni', cite: (y, n) => `${y} c. ${n} (N.I.)` },
  NorthernIrelandOrderInCouncil: { code: 'nisi', cite: (y, n) => `S.I. ${y}/${n} (N.I.)` },
  GreatBritainAct: { code: 'apgb', cite: (y, n) => `${y} c. ${n}` },
  EnglandAct: { code: 'aep', cite: (y, n) => `${y} c. ${n}` },
  ScottishOldAct: { code: 'aosp', cite: (y, n) => `${y} c. ${n}` },
  IrelandAct: { code: 'aip', cite: (y, n) => `${y} c. ${n}` },
  UnitedKingdomStatutoryInstrument: { code: 'uksi', cite: (y, n) => `S.I. ${y}/${n}` },
  UnitedKingdomDraftStatutoryInstrument: { code: 'ukdsi', cite: (y, n) => `draft S.I. ${y}/${n}` },
  ScottishStatutoryInstrument: { code: 'ssi', cite: (y, n) => `S.S.I. ${y}/${n}` },
  WelshStatutoryInstrument: { code: 'wsi', cite: (y, n) => `S.I. ${y}/${n} (W.)` },
  NorthernIrelandStatutoryRule: { code: 'nisr', cite: (y, n) => `S.R. ${y}/${n}` },
  NorthernIrelandStatutoryRuleOrOrder: { code: 'nisro', cite: (y, n) => `S.R. & O. (N.I.) ${y}/${n}` },
  UnitedKingdomStatutoryRuleOrOrder: { code: 'uksro', cite: (y, n) => `S.R. & O. ${y}/${n}` },
  UnitedKingdomChurchInstrument: { code: 'ukci', cite: (y, n) => `Church Instrument ${y}/${n}` },
  UnitedKingdomMinisterialOrder: { code: 'ukmo', cite: (y, n) => `Ministerial Order ${y}/${n}` },
  UnitedKingdomMinisterialDirection: { code: 'ukmd', cite: (y, n) => `Ministerial Direction ${y}/${n}` },
  UnitedKingdomPrivateAct: { code: 'ukppa', cite: (y, n) => `${y} c. ${n}` },
  GreatBritainLocalAct: { code: 'gbla', cite: (y, n) => `${y} c. ${n}` },
  GreatBritainPrivateOrPersonalAct: { code: 'gbppa', cite: (y, n) => `${y} c. ${n}` },
  ScottishDraftStatutoryInstrument: { code: 'sdsi', cite: (y, n) => `draft S.S.I. ${y}/${n}` },
  WelshDraftStatutoryInstrument: { code: 'wdsi', cite: (y, n) => `draft S.I. ${y}/${n} (W.)` },
  NorthernIrelandDraftStatutoryRule: { code: 'nidsr', cite: (y, n) => `draft S.R. ${y}/${n}` },
  NorthernIrelandDraftOrderInCouncil: { code: 'nidoc', cite: (y, n) => `draft S.I. ${y}/${n} (N.I.)` },
  UnitedKingdomStatutoryInstrumentLocal: { code: 'uksi', cite: (y, n) => `S.I. ${y}/${n}` },
  ScottishStatutoryInstrumentLocal: { code: 'ssi', cite: (y, n) => `S.S.I. ${y}/${n}` },
  WelshStatutoryInstrumentLocal: { code: 'wsi', cite: (y, n) => `S.I. ${y}/${n} (W.)` },
  NorthernIrelandStatutoryRuleLocal: { code: 'nisr', cite: (y, n) => `S.R. ${y}/${n}` },
  EuropeanUnionRegulation: { code: 'eur', cite: (y, n) => `EUR ${y}/${n}` },
  EuropeanEconomicCommunityRegulation: { code: 'eur', cite: (y, n) => `EUR ${y}/${n}` },
  EuropeanUnionDecision: { code: 'eudn', cite: (y, n) => `EUDN ${y}/${n}` },
  EuropeanUnionDirective: { code: 'eudr', cite: (y, n) => `EUDR ${y}/${n}` },
  EuropeanEconomicCommunityDirective: { code: 'eudr', cite: (y, n) => `EUDR ${y}/${n}` },
  EuropeanUnionTreaty: { code: 'eut', cite: (y, n) => `EUT ${y}/${n}` },
});
/** The chapter number of a local Act is cited in Roman numerals, but given in Arabic ones. */
function localNumber(numberText: string): string {
  const number = Number.parseInt(numberText, 10);
  return number > 0 && number < 400 ? roman(number) : numberText;
}

const SECONDARY = /^(?:uksi|ukdsi|uksro|ukci|ukmo|ukmd|ssi|sdsi|wsi|wdsi|nisr|nidsr|nisro|nisi|nidoc)$/;
const RETAINED = /^eu/;

/** The metadata of a file about its instrument. */
export interface Metadata {
  readonly id: string;
  /** Whether the file says which instrument it contains. If not, `id` is only a placeholder. */
  readonly isKnown: boolean;
  readonly version: string;
  readonly title: string;
  readonly number: string;
  readonly uri: string;
  /** ISO date of Royal Assent or making; '' where the file gives none. */
  readonly date: string;
  /** The date of the text ("2024-05-01" or "a draft"); null for the text as first passed or made. */
  readonly asAt: string | null;
  /** The name of the original version: `enacted`, `made` or `adopted`. */
  readonly original: string;
  /** Whether this is the Welsh text of an instrument that also has an English one. */
  readonly isWelsh: boolean;
  /** Effects of other instruments that the text doesn't show yet. */
  readonly outstanding: readonly OutstandingEffect[];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function find(root: XmlElement, name: string): XmlElement | undefined {
  for (const element of descend(root)) if (element.name === name) return element;
  return undefined;
}

const attributeOf = (metadata: XmlElement, name: string): string =>
  find(metadata, name)?.attributes.Value ?? '';

const textIn = (metadata: XmlElement, name: string): string => {
  const child = childNamed(metadata, name);
  return child ? oneLine(textOf(child)) : '';
};

/**
 * The id in an address: `…/id/ukpga/1996/18` gives `ukpga/1996/18`. Undefined for any other address. The pattern also
 * allows regnal years, `eut/` codes, and the ISBN of a draft.
 */
const fromUri = (uri: string | undefined): string | undefined =>
  /legislation\.gov\.uk\/(?:id\/)?([a-z]+\/(?:(?:[A-Za-z]+\/[\d-]+\/)?\d{4}\/\d+X?|(?<=\/eut\/)[a-z]+|(?<=dsi\/)\d{9,13}X?))(?:\/|$)/.exec(
    uri ?? '',
  )?.[1];

/** The id from type, year and number. Needed because an address may have a regnal year. */
const idOf = (type = '', year = '', number = ''): string | undefined =>
  TYPES[type] && year && number ? `${TYPES[type].code}/${year}/${number}` : undefined;

const NO_METADATA: XmlElement = { name: 'ukm:Metadata', attributes: {}, children: [], line: 0 };
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** The date in an address, which names a version of the text; '' without one. */
const dayIn = (address: string): string => /\/(\d{4}-\d{2}-\d{2})(?:\/|\s|$)/.exec(address)?.[1] ?? '';
/** The types for which legislation.gov.uk has a separate type of drafts. */
const DRAFTS: Readonly<Record<string, string>> = lookUp({
  UnitedKingdomStatutoryInstrument: 'UnitedKingdomDraftStatutoryInstrument',
  ScottishStatutoryInstrument: 'ScottishDraftStatutoryInstrument',
  WelshStatutoryInstrument: 'WelshDraftStatutoryInstrument',
  NorthernIrelandStatutoryRule: 'NorthernIrelandDraftStatutoryRule',
});

/** The name of the original version of an instrument, by the code of its type. */
const originalName = (code: string): string =>
  SECONDARY.test(code) ? 'made' : RETAINED.test(code) ? 'adopted' : 'enacted';

/**
 * Reads the metadata of a file. Without a known instrument, the id has the ISBN of the draft, or `unnumbered`, in place
 * of the number.
 */
export function metadataOf(root: XmlElement): Metadata {
  const metadata = childNamed(root, 'ukm:Metadata') ?? NO_METADATA;
  const typeName = attributeOf(metadata, 'ukm:DocumentMainType');
  const type = TYPES[typeName];
  const year = attributeOf(metadata, 'ukm:Year');
  const identifiers = childrenNamed(metadata, 'dc:identifier').map(textOf);
  // A draft without a number is known by its ISBN.
  const isbn =
    attributeOf(metadata, 'ukm:ISBN') ||
    identifiers.flatMap((one) => /urn:isbn:(\w+)/i.exec(one)?.[1] ?? [])[0] ||
    '';
  const number = attributeOf(metadata, 'ukm:Number') || isbn;
  const status = attributeOf(metadata, 'ukm:DocumentStatus');
  const workId =
    fromUri(root.attributes.IdURI) ??
    idOf(DRAFTS[status === 'draft' ? typeName : ''] ?? typeName, year, number) ??
    identifiers.map(fromUri).find((one) => one !== undefined);
  const category = attributeOf(metadata, 'ukm:DocumentCategory');
  const code =
    type?.code ?? (childNamed(root, 'Secondary') ? 'uksi' : category === 'euretained' ? 'eur' : 'ukpga');
  const id = workId ?? [code, year, isbn || 'unnumbered'].filter(Boolean).join('/');
  const [typeCode = ''] = id.split('/');
  const address = `${identifiers.join(' ')} ${root.attributes.DocumentURI ?? ''}`;
  const isOriginal = status === 'final' || /\/(?:enacted|made|created|adopted)(?:[/\s]|$)/.test(address);
  const asAt = isOriginal
    ? null
    : textIn(metadata, 'dct:valid') || dayIn(address) || textIn(metadata, 'dc:modified') || null;
  const day = find(metadata, 'ukm:EnactmentDate') ?? find(metadata, 'ukm:Made');
  const date = day?.attributes.Date ?? '';
  const version = isOriginal ? originalName(typeCode) : status === 'draft' ? 'draft' : (asAt ?? 'current');
  const isWelsh = textIn(metadata, 'dc:language') === 'cy' || root.attributes['xml:lang'] === 'cy';
  return {
    id,
    isKnown: workId !== undefined,
    version: isWelsh ? `${version}.welsh` : version,
    title: textIn(metadata, 'dc:title'),
    number: type && year && number ? type.cite(year, number) : workId ? id : '',
    uri: workId ? `http://www.legislation.gov.uk/id/${id}` : '',
    date: ISO_DATE.test(date) ? date : '',
    asAt: status === 'draft' ? 'a draft' : asAt,
    original: originalName(typeCode),
    isWelsh,
    outstanding: [...descend(metadata)]
      .filter(({ name }) => name === 'ukm:UnappliedEffect')
      .map((effect, at) => outstandingOf(effect, at)),
  };
}

/**
 * Reads an effect that the text doesn't show yet, from a file or from a feed of effects (drafting-conventions.md §7.2).
 * `at` is its index, used for an id if it has none.
 */
export function outstandingOf(effect: XmlElement, at: number): OutstandingEffect {
  const { attributes } = effect;
  const dates = elementsOf(childNamed(effect, 'ukm:InForceDates') ?? effect)
    .filter(({ name }) => name === 'ukm:InForce')
    .map(({ attributes: { Date: day, Qualification, Prospective } }) =>
      [day ?? (Prospective === 'true' ? 'prospective' : ''), Qualification].filter(Boolean).join(' '),
    )
    .filter(Boolean);
  const by = [textIn(effect, 'ukm:AffectingTitle'), oneLine(attributes.AffectingProvisions ?? '')];
  return {
    id: attributes.EffectId ?? `effect-${at + 1}`,
    affecting: by.filter(Boolean).join(', '),
    affectedProvisions: oneLine(attributes.AffectedProvisions ?? ''),
    effect: oneLine(attributes.Type ?? ''),
    ...(dates.length > 0 ? { inForce: dates.join('; ') } : {}),
    ...(attributes.Notes ? { remark: oneLine(attributes.Notes) } : {}),
    status: 'verified',
  };
}
