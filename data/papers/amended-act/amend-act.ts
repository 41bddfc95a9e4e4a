import type { Instrument } from '../../../core/act/instrument.ts';
import type { TextReference } from '../../../core/act/text-reference.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { type AppliedText, applyAll } from '../../../core/amend/instructions/apply/apply-all.ts';
import { type EffectRow, effectsOf } from '../../../core/amend/instructions/effect-table.ts';
import { readText } from '../../../core/amend/instructions/read/instructions.ts';
import { tooMuch } from '../../../core/amend/instructions/read/text/amending-text.ts';
import { setAsideIn } from '../../../core/amend/instructions/set-aside.ts';
import type { AsideKind, ReadItem, SourceRef, Stretch } from '../../../core/amend/instructions/syntax.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { KeelingSource } from '../../../core/pack/keeling.ts';

/** A Bill (or any other amending text) applied to an Act: what each of its instructions came to, and the Act's changes. */
export interface AmendedAct {
  readonly act: Instrument;
  readonly bill: Instrument;
  readonly applied: AppliedText;
  /** The table of effects, and the same items as sources of a Keeling schedule, in the Bill's order. */
  readonly effects: readonly EffectRow[];
  readonly sources: readonly KeelingSource[];
  readonly drafted: readonly Drafted[];
  /** All else that the Bill says: what is of another Act, or amends nothing. */
  readonly setAside: readonly PartAside[];
}

/** A part of a Bill that does nothing to an Act, and why. */
export interface PartAside {
  readonly kind: AsideKind | 'other-act';
  readonly source: SourceRef;
  readonly words: string;
}

/** What of a text is set aside, in its order of kinds: items of other Acts before what amends nothing. */
const partsAside = (
  account: readonly Stretch[],
  otherActItems: readonly ReadItem[],
): readonly PartAside[] => [
  ...otherActItems.map(({ source }): PartAside => ({ kind: 'other-act', source, words: source.text })),
  ...setAsideIn(account),
];

const idOf = (count: number): string => `C-${String(count + 1).padStart(3, '0')}`;

/**
 * Applies an amending text to an Act, instruction by instruction, each to the Act as the earlier ones left it. Refused
 * `unsupported` where it has more than are read at once: none is applied then, since the rest would be left out.
 * @param naming what the provisions that it inserts, and its changes, are identified by
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
  /** What the Act is called for short in the amending text, beside its title. */
  readonly shortNames?: readonly string[];
  /** What words of the amending text refer to as data: they are compared with the places that the words name. */
  readonly references?: readonly TextReference[];
}

/**
 * A whole Bill applied to an Act. Nothing is applied half, and nothing is left out in silence: what could not be read or
 * made is among the effects, with why. Refused as `applyText` says.
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
