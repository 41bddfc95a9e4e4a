import type { Instrument } from '../../core/act/instrument.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';

/** The details of a text that its file may lack. */
export const DETAIL_KINDS = ['year', 'number', 'date'] as const;
/** A detail that a file lacks. */
export type MissingDetail = (typeof DETAIL_KINDS)[number];

/** The details that a person gives for a text whose file lacks them. */
export interface TextDetails {
  /** `ukpga`, `asp`, `uksi`; when absent, the file's own type. */
  readonly type?: string | undefined;
  readonly year?: string | undefined;
  readonly number?: string | undefined;
  /** The date at which the Act reads as in this text: `2026-05-01`. */
  readonly date?: string | undefined;
}

/**
 * An id with a year or session and a number. `ukpubb/UK003882P` has only the publisher’s own number, `ukpga/unnumbered`
 * none.
 */
const NUMBERED_ID = /^[a-z]+(?:\/[^/]+)+\/\d+[A-Za-z]?$/;
/** A version that names a date, or an event such as enactment. */
const DATED_VERSION = /^(?:enacted|made|created|adopted|prospective|\d{4}-\d{2}-\d{2})(?:\.|$)/;

/** The details that a text's file lacks, from its id and version. */
export function missingDetails({
  id,
  version,
}: Pick<Instrument, 'id' | 'version'>): readonly MissingDetail[] {
  return [
    ...(NUMBERED_ID.test(id) ? [] : (['year', 'number'] as const)),
    ...(DATED_VERSION.test(version) ? [] : (['date'] as const)),
  ];
}

/** The form in which the number of each type of instrument is cited. The first pattern that matches the type counts. */
const NUMBER_FORMS: readonly (readonly [RegExp, (year: string, number: string) => string])[] = [
  [/^asp$/, (y, n) => `${y} asp ${n}`],
  [/^(?:anaw|asc|mwa)$/, (y, n) => `${y} ${n}`],
  [/^(?:uksi|wsi)$/, (y, n) => `S.I. ${y}/${n}`],
  [/^ssi$/, (y, n) => `S.S.I. ${y}/${n}`],
  [/^nisr$/, (y, n) => `S.R. ${y}/${n}`],
  [/^ni/, (y, n) => `${y} c. ${n} (N.I.)`],
  [/^/, (y, n) => `${y} c. ${n}`],
];

/**
 * Gives a text the details from a person: the year and number make its id, the date its version. Refused `invalid` for a
 * malformed year, number or date, and for a year without a number or a number without a year.
 */
export function withDetails(instrument: Instrument, details: TextDetails): Result<Instrument> {
  const { type, year, number, date } = details;
  if (year !== undefined && !/^\d{4}$/.test(year))
    return refuse('invalid', `“${year}” is not a year such as 2026.`, 'year');
  if (number !== undefined && !/^[1-9]\d{0,5}$/.test(number))
    return refuse('invalid', `“${number}” is not a number such as 18.`, 'number');
  if (date !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))))
    return refuse('invalid', `“${date}” is not a date such as 2026-05-01.`, 'date');
  if ((year === undefined) !== (number === undefined))
    return refuse('invalid', 'Give both the year and the number.', year === undefined ? 'year' : 'number');
  const version = date ?? instrument.version;
  if (year === undefined || number === undefined) return ok({ ...instrument, version });
  const typeInId = /^([a-z]+)\//.exec(instrument.id)?.[1];
  const kind = type ?? (typeInId !== undefined && !typeInId.endsWith('pubb') ? typeInId : 'ukpga');
  const citeNumber = NUMBER_FORMS.find(([pattern]) => pattern.test(kind))?.[1];
  return ok({
    ...instrument,
    id: `${kind}/${year}/${number}`,
    version,
    number: citeNumber?.(year, number) ?? instrument.number,
  });
}
