import type { Instrument } from '../../../core/act/instrument.ts';
import type { TextReference } from '../../../core/act/text-reference.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { type AppliedText, applyAll } from '../../../core/amend/instructions/apply/apply-all.ts';
import { type EffectRow, effectsOf } from '../../../core/amend/instructions/effect-table.ts';
import { readText } from '../../../core/amend/instructions/read/instructions.ts';
import { tooMuch } from '../../../core/amend/instructions/read/text/amending-text.ts';
import { asidePassagesIn } from '../../../core/amend/instructions/set-aside.ts';
import type { AsideKind, ReadItem, SourceRef, Stretch } from '../../../core/amend/instructions/syntax.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { KeelingSource } from '../../../core/pack/keeling.ts';

/** The outcome of applying a Bill (or any other amending text) to an Act: the Act's changes, and the outcome of each instruction. */
export interface AmendedAct {
  readonly act: Instrument;
  readonly bill: Instrument;
  readonly applied: AppliedText;
  /** The table of effects, and the same items as sources of a Keeling schedule, in the Bill's order. */
  readonly effects: readonly EffectRow[];
  readonly sources: readonly KeelingSource[];
  readonly drafted: readonly Drafted[];
  /** The parts of the Bill that amend another Act, or nothing. */
  readonly setAside: readonly PartAside[];
}

/** A part of a Bill that doesn't amend this Act. `kind` says why. */
export interface PartAside {
  readonly kind: AsideKind | 'other-act';
  readonly source: SourceRef;
  readonly words: string;
}

/** The parts that don't amend this Act: first the instructions on other Acts, then the passages that amend nothing. */
const partsAside = (
  account: readonly Stretch[],
  otherActItems: readonly ReadItem[],
): readonly PartAside[] => [
  ...otherActItems.map(({ source }): PartAside => ({ kind: 'other-act', source, words: source.text })),
  ...asidePassagesIn(account),
];

const idOf = (count: number): string => `C-${String(count + 1).padStart(3, '0')}`;

/**
 * Applies an amending text to an Act, one instruction after another, each to the result of the earlier ones. Refused
 * `unsupported` for a text with more instructions than the reader's limit, because applying only some would mislead.
 * @param naming the prefix of the identifiers of inserted provisions, and the identifiers of the changes
 */
export function applyText(
  { root: base, title, id }: Pick<Instrument, 'root' | 'title' | 'id'>,
  amending: Provision,
  {
    cites,
    shortNames = [],
    references = [],
    ...naming
  }: {
    readonly cites: 'clause' | 'section';
    readonly shortNames?: readonly string[];
    readonly references?: readonly TextReference[];
    readonly pids: string;
    readonly idOf: (count: number) => string;
  },
): Result<AppliedText & Pick<AmendedAct, 'setAside'>> {
  const read = readText(amending, { act: { title, shortNames }, cites, references });
  if (read.isCut) return tooMuch('instructions');
  const { items, account } = read;
  const titles = [title, ...shortNames];
  let newIds = 0;
  const applied = applyAll(
    {
      base,
      amendments: [],
      newPid: () => `${naming.pids}-${++newIds}`,
      titles,
      id,
      amending,
      mayOvertake: () => true,
    },
    items,
    naming.idOf,
  );
  return ok({ ...applied, setAside: partsAside(account, applied.otherActItems) });
}

interface AmendOptions {
  /** Short names that the amending text uses for the Act, beside its title (“the 1997 Act”). */
  readonly shortNames?: readonly string[];
  /** References that the amending text's markup has as data, compared with the places that its words name. */
  readonly references?: readonly TextReference[];
}

/**
 * Applies a whole Bill to an Act. No instruction is applied in part. An instruction that could not be read or carried out
 * is among the effects, with the reason. Refused as `applyText` says.
 */
export function amendAct(
  act: Instrument,
  bill: Instrument,
  { shortNames = [], references = [] }: AmendOptions = {},
): Result<AmendedAct> {
  const cites = bill.kind === 'bill' ? 'clause' : 'section';
  const amended = applyText(act, bill.root, { cites, shortNames, references, pids: 'new', idOf });
  if (!amended.ok) return amended;
  const { setAside, ...applied } = amended.value;
  const effects = effectsOf(applied);
  const sources = applied.outcomes.map(({ item, am }, at): KeelingSource => {
    const row = effects[at];
    return {
      id: row?.status === 'applied' && am !== null ? am : `not-applied-${at + 1}`,
      cite: item.source.cite || row?.source || `Instruction ${at + 1}`,
      words: item.source.text,
      effect: row?.type_of_amendment ?? '',
      status: row?.status ?? 'not applied',
      reason: row?.status === 'applied' ? '' : (row?.reason ?? 'It could not be read'),
    };
  });
  const drafted = applied.session.amendments;
  return ok({ act, bill, applied, effects, sources, drafted, setAside });
}
