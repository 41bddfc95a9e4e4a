import type { OutstandingEffect } from '../../../core/act/instrument.ts';
import { lookUp } from '../look-up.ts';
import { childNamed, descend, elementsOf, textOf, type XmlElement } from '../xml/tree.ts';
import { roman } from './numbers.ts';

/** How legislation.gov.uk names each type of instrument, and how its number is cited. */
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
});
/** The numbers of local Acts are printed in Roman figures, and given in Arabic ones. */
function localNumber(given: string): string {
  const number = Number.parseInt(given, 10);
  return number > 0 && number < 400 ? roman(number) : given;
}

const SECONDARY = /^(?:uksi|ukdsi|ssi|wsi|nisr|nisi)$/;

/** What the file's metadata say of the instrument. */
export interface Metadata {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly number: string;
  readonly uri: string;
  /** ISO date of Royal Assent or making; '' where the file gives none. */
  readonly date: string;
  /** The ISO date at which the text is as it was read; null for the text as first passed or made. */
  readonly asAt: string | null;
  readonly secondary: boolean;
  /** The words for a provision of an instrument's body, from its identifiers. */
  readonly outstanding: readonly OutstandingEffect[];
}

const space = (text: string): string => text.replace(/\s+/g, ' ').trim();

function find(root: XmlElement, name: string): XmlElement | undefined {
  for (const element of descend(root)) if (element.name === name) return element;
  return undefined;
}

const given = (metadata: XmlElement, name: string): string => find(metadata, name)?.attributes.Value ?? '';

const said = (metadata: XmlElement, name: string): string => {
  const found = childNamed(metadata, name);
  return found ? space(textOf(found)) : '';
};

/** `…/id/ukpga/1996/18` is `ukpga/1996/18`. */
const fromUri = (uri: string | undefined): string | undefined =>
  /legislation\.gov\.uk\/(?:id\/)?([a-z]+\/(?:[A-Za-z]+\/[\d-]+\/)?\d{4}\/\d+)(?:\/|$)/.exec(uri ?? '')?.[1];

/** An instrument's identifier from its type, year and number: an address may count years by reigns. */
const idOf = (type = '', year = '', number = ''): string | undefined =>
  TYPES[type] && year && number ? `${TYPES[type].code}/${year}/${number}` : undefined;

/** The metadata of a file; null when they don't say what instrument it is. */
export function metadataOf(root: XmlElement): Metadata | null {
  const metadata = childNamed(root, 'ukm:Metadata');
  if (!metadata) return null;
  const named = given(metadata, 'ukm:DocumentMainType');
  const type = TYPES[named];
  const [year, number] = [given(metadata, 'ukm:Year'), given(metadata, 'ukm:Number')];
  const id =
    fromUri(root.attributes.IdURI) ?? idOf(named, year, number) ?? fromUri(said(metadata, 'dc:identifier'));
  if (id === undefined) return null;
  const secondary = SECONDARY.test(id.split('/')[0] ?? '');
  const status = given(metadata, 'ukm:DocumentStatus');
  const original =
    status === 'final' || /\/(?:enacted|made|created|adopted)$/.test(said(metadata, 'dc:identifier'));
  const asAt = original ? null : said(metadata, 'dct:valid') || said(metadata, 'dc:modified') || null;
  const day = find(metadata, 'ukm:EnactmentDate') ?? find(metadata, 'ukm:Made');
  return {
    id,
    version: original ? (secondary ? 'made' : 'enacted') : (asAt ?? 'current'),
    title: said(metadata, 'dc:title'),
    number: type ? type.cite(year, number) : id,
    uri: `http://www.legislation.gov.uk/id/${id}`,
    date: day?.attributes.Date ?? '',
    asAt,
    secondary,
    outstanding: [...descend(metadata)]
      .filter(({ name }) => name === 'ukm:UnappliedEffect')
      .map((effect, at) => outstandingOf(effect, at)),
  };
}

/** An effect that the text doesn't show yet, or of a feed of them (drafting-conventions.md §7.2). */
export function outstandingOf(effect: XmlElement, at: number): OutstandingEffect {
  const { attributes } = effect;
  const dates = elementsOf(childNamed(effect, 'ukm:InForceDates') ?? effect)
    .filter(({ name }) => name === 'ukm:InForce')
    .map(({ attributes: { Date: day, Qualification, Prospective } }) =>
      [day ?? (Prospective === 'true' ? 'prospective' : ''), Qualification].filter(Boolean).join(' '),
    )
    .filter(Boolean);
  const by = [said(effect, 'ukm:AffectingTitle'), space(attributes.AffectingProvisions ?? '')];
  return {
    id: attributes.EffectId ?? `effect-${at + 1}`,
    affecting: by.filter(Boolean).join(', '),
    affectedProvisions: space(attributes.AffectedProvisions ?? ''),
    effect: space(attributes.Type ?? ''),
    ...(dates.length > 0 ? { inForce: dates.join('; ') } : {}),
    ...(attributes.Notes ? { remark: space(attributes.Notes) } : {}),
    status: 'verified',
  };
}
