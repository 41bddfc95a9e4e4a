import type { AppliedText, Outcome } from './apply/apply-all.ts';

/**
 * A row of the table of effects. It has the columns of published tables of amendments, then the result. All values are
 * text as it is printed.
 */
export interface EffectRow {
  /** `s. 1(2)(a)`, `para. 4(b) of schedule 1`. */
  readonly source: string;
  readonly source_eid: string;
  readonly type_of_amendment: 'insertion' | 'substitution' | 'deletion' | '';
  /** Identifiers as the Act's own file writes them; several are joined with commas. */
  readonly affected_provision: string;
  readonly location: 'Before' | 'After' | 'Replace' | 'Each_Place' | '';
  /** Whether a section or something larger is inserted, replaced or omitted as a whole. */
  readonly whole_provision: 'true' | 'false';
  readonly status: 'applied' | 'already made' | 'not applied';
  /** The reason why the amendment is not applied or, if it is, the points to check. */
  readonly reason: string;
}

export const EFFECT_COLUMNS = [
  'source',
  'source_eid',
  'type_of_amendment',
  'affected_provision',
  'location',
  'whole_provision',
  'status',
  'reason',
] as const satisfies readonly (keyof EffectRow)[];

/** A citation in the short form that such tables have: `s. 1(2)`, `para. 3(2) of schedule 1`. */
export function shortSource(cite: string): string {
  const [, schedule = '', paragraph = ''] =
    /^(.*?schedule(?: (?!paragraph)\S+)?) paragraph (\S.*)$/i.exec(cite) ?? [];
  if (schedule) return `para. ${paragraph} of ${schedule.replace('Schedule', 'schedule')}`;
  return cite
    .replace(/^(?:clause|section) /, 's. ')
    .replace(/^article /, 'art. ')
    .replace(/^regulation /, 'reg. ')
    .replace(/^rule /, 'r. ')
    .replace(/^paragraph /, 'para. ')
    .replace(/^Schedule\b/, 'schedule');
}

const STATUS = {
  applied: 'applied',
  'already-made': 'already made',
  'not-applied': 'not applied',
  'other-act': 'not applied',
} as const;

function rowOf(outcome: Outcome, overtakenBy: ReadonlyMap<string, string>): EffectRow {
  const { source } = outcome.item;
  const where = { source: shortSource(source.cite), source_eid: source.eid };
  if (!outcome.applied) {
    const { reason, suggestion } = outcome.item;
    return {
      ...where,
      type_of_amendment: '',
      affected_provision: '',
      location: '',
      whole_provision: 'false',
      status: 'not applied',
      reason: suggestion ? `${reason} (perhaps: ${suggestion})` : reason,
    };
  }
  const { applied, am } = outcome;
  const { effect } = applied;
  const later = overtakenBy.get(am);
  const notes =
    applied.status === 'applied'
      ? [...applied.notes, ...applied.slips.map(({ message }) => message), ...(later ? [later] : [])].join(
          '; ',
        )
      : '';
  return {
    ...where,
    type_of_amendment: effect?.type ?? '',
    affected_provision: effect?.affected.join(',') ?? '',
    location: effect?.location ?? '',
    whole_provision: effect?.isWhole ? 'true' : 'false',
    status: STATUS[applied.status],
    reason: 'reason' in applied ? applied.reason : notes,
  };
}

/** The table of effects of an amending text on an Act: a row for each item that is or may be about that Act, in the text's order. */
export function effectsOf({ outcomes }: Pick<AppliedText, 'outcomes'>): readonly EffectRow[] {
  const overtakenBy = new Map<string, string>();
  for (const { applied, item } of outcomes) {
    if (applied?.status !== 'applied') continue;
    for (const am of applied.overtaken)
      overtakenBy.set(am, `${shortSource(item.source.cite)} then leaves out or replaces what it changed`);
  }
  return outcomes.map((outcome) => rowOf(outcome, overtakenBy));
}
