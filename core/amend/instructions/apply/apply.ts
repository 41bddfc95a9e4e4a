import { indexTree, type Pid, type Provision, walk } from '../../../act/tree.ts';
import { commonEnds } from '../../../base/common-ends.ts';
import type { Refusal } from '../../../base/result.ts';
import { checkEdits } from '../../edits/check.ts';
import type { Edit } from '../../edits/edit.ts';
import type { Changes } from '../../structure/spot-for.ts';
import { isOfTime, limitIn } from '../limited.ts';
import { locationsOf } from '../read/finish.ts';
import { ownWords } from '../read/own-words.ts';
import type { Instruction, Location } from '../syntax.ts';
import { ALREADY_MADE, isAlreadyMade } from './already-made.ts';
import { amendmentsNamedIn } from './amendments-named-in.ts';
import type { ApplyContext } from './apply-context.ts';
import { type ApplySession, giveWork, keepWork, sourceKey, takeWork } from './apply-session.ts';
import { type Effect, effectOf } from './effect.ts';
import { type LiveNode, upward } from './live-node.ts';
import { type Finder, locate } from './locate.ts';
import { cited } from './name.ts';
import { operate } from './operate.ts';
import { type ResultSlip, slipsLeft, slipsMade } from './result-check.ts';
import { actOf, isTitleOf, stepsWithin } from './titles.ts';
import { versionsOf } from './units.ts';

export type { ApplySession } from './apply-session.ts';
/** The outcome of an instruction, which is applied whole or not at all. */
export type Applied = {
  /** The session for the next instruction. One that was not applied still names what "that subsection" means. */
  readonly session: ApplySession;
  /** Its effect on the Act, as far as its words can be followed; null if it doesn't amend this Act. */
  readonly effect: Effect | null;
  /** The provision that it named last or, if inserted, the nearest one around it in the base text; null without any. */
  readonly lastNamed: Pid | null;
} & (
  | {
      readonly status: 'applied';
      /** All edits of every amendment that it changed: its own, and those whose inserted words it revises. */
      readonly changes: Changes;
      /** Earlier amendments that no longer do what they did, because this leaves out or replaces what they changed. */
      readonly overtaken: readonly string[];
      /** Points for a person to check, though it was applied. */
      readonly notes: readonly string[];
      /** Slips of wording that the instruction brought into the text. */
      readonly slips: readonly ResultSlip[];
    }
  | {
      readonly status: 'not-applied';
      /** In the words of drafting, to follow "not applied, because". */
      readonly reason: string;
      /** The place up to which its location exists: `section 27B(6)`; '' where nothing of it does. */
      readonly place: string;
      /** The amendments to which it would be an alternative. */
      readonly alternatives: readonly string[];
    }
  /** The text already has the change: it was made before, or the text is of a later date. */
  | { readonly status: 'already-made'; readonly reason: string; readonly place: string }
  /** It is about another Act than the session's: its title, '' where the words name none. */
  | { readonly status: 'other-act'; readonly title: string }
);

/** All steps of an instruction's locations, in any of which the Act may be named. */
const stepsOf = ({ context, operation }: Instruction): Location => [
  ...context,
  ...locationsOf(operation).flat(),
];

/**
 * Applies one instruction as the amendment `am` to the text with the session's amendments (drafting-conventions.md §3.6,
 * duties 1 to 4). It is applied as a whole, or refused with the reason.
 * @throws RangeError when the session's amendments hold alternatives, or edits that can't be made.
 */
export const applyInstruction = (session: ApplySession, instruction: Instruction, am: string): Applied =>
  carryOut(session, instruction, am, false);

/**
 * Says what `applyInstruction` would do, without changing the text. The next instruction meets the same text, and knows
 * what this one named ("that subsection").
 * @throws RangeError as `applyInstruction`
 */
export const tryInstruction = (session: ApplySession, instruction: Instruction, am: string): Applied =>
  carryOut(session, instruction, am, true);

/** The nearest provision of the base text around a node, or the node itself. */
function baseProvisionAround({ base }: ApplySession, node: LiveNode | undefined): Pid | null {
  if (!node) return null;
  const { byPid } = indexTree(base);
  return [...upward(node)].find(({ pid }) => byPid.has(pid) && pid !== base.pid)?.pid ?? null;
}

function carryOut(session: ApplySession, instruction: Instruction, am: string, isTrial: boolean): Applied {
  const { text, antecedents } = takeWork(session);
  const title = actOf(stepsOf(instruction), antecedents.title);
  if (!isTitleOf(session.titles ?? [], title)) {
    return {
      status: 'other-act',
      title,
      effect: null,
      lastNamed: null,
      session: giveWork(session, text, { ...antecedents, title }, false),
    };
  }
  const referred = { base: session.base, id: session.id ?? null, amendingText: session.amending ?? null };
  const finder: Finder = {
    root: text.root,
    antecedentsBefore: antecedents.nodes,
    antecedents: new Map(),
    referred,
    notes: new Set(),
  };
  const nextSession = (isChanged: boolean, reason?: string) => {
    const refused =
      reason === undefined
        ? antecedents.refused
        : new Map([...antecedents.refused, [sourceKey(instruction.source), reason]]);
    return giveWork(
      session,
      text,
      { nodes: new Map([...antecedents.nodes, ...finder.antecedents]), title, refused },
      isChanged,
    );
  };
  const findLastNamed = () => baseProvisionAround(session, finder.antecedents.get('it')?.[0]);
  const places = locate(finder, instruction.context);
  const effectFinder = { ...finder, antecedents: new Map(finder.antecedents) };
  const effect = effectOf(effectFinder, instruction, leadOf(session, instruction));
  const notApplied = (error: Refusal): Applied => {
    const refusal = {
      reason: error.message,
      place: error.place ?? '',
      effect,
      lastNamed: findLastNamed(),
      session: nextSession(false, isAlreadyMade(error) ? undefined : error.message),
    };
    if (isAlreadyMade(error)) return { status: 'already-made', ...refusal };
    const alternatives = error.kind === 'clash' ? amendmentsNamedIn(text, error) : [];
    return { status: 'not-applied', ...refusal, alternatives };
  };
  const { dependsOn } = instruction;
  const dependencyReason = dependsOn && antecedents.refused.get(sourceKey(dependsOn));
  if (dependencyReason !== undefined) {
    // Wording without a number of its own is cited by the numbers in it.
    const cite = dependsOn?.cite.replace(/^[a-z]+(?=\()/, '') || 'an earlier instruction';
    return notApplied({
      kind: 'refused',
      message: `it depends on ${cite}, which was not applied: ${dependencyReason}`,
    });
  }
  if (instruction.condition !== undefined) {
    return notApplied({ kind: 'refused', message: `it depends on something: ${instruction.condition}` });
  }
  const limit = limitOn(session, stepsOf(instruction));
  if (limit !== undefined) return notApplied({ kind: 'refused', message: limitReason(limit) });
  if (!places.ok) return notApplied(places.error);
  const mayOvertake = (other: string) => other === am || (session.mayOvertake?.(other) ?? false);
  const context: ApplyContext = {
    text,
    finder,
    am,
    places: places.value,
    mayOvertake,
    isOwn: session.isOwn ?? false,
    notes: [],
  };
  text.begin();
  const attempt = operate(context, instruction.operation, session.amending);
  if (!attempt.ok) {
    text.rollback();
    return notApplied(attempt.error);
  }
  const { changes, overtaken } = text.commit();
  const fault = changes.size === 0 ? NOTHING_CHANGED : faultIn(session, changes);
  if (fault) {
    text.rollback();
    return notApplied(fault);
  }
  const notes = [...notesOn(finder), ...finder.notes, ...context.notes];
  const slips = context.isOwn ? [] : slipsMade(text.touched());
  if (isTrial) text.rollback();
  return {
    status: 'applied',
    changes,
    overtaken,
    notes,
    slips,
    effect,
    lastNamed: findLastNamed(),
    session: nextSession(!isTrial),
  };
}

/** The slips of instructions that the session's text still has. A later instruction may have put some right. */
export function remainingSlips(session: ApplySession, slips: readonly ResultSlip[]): readonly ResultSlip[] {
  if (slips.length === 0) return [];
  const { text, antecedents } = takeWork(session);
  const left = slipsLeft(text.root, slips);
  keepWork(session, text, antecedents);
  return left;
}

/** The limit of a named provision ("(as it applies in relation to Orkney)"), unless it is the title of one in the Act. */
const limitOn = ({ base }: ApplySession, steps: Location): string | undefined =>
  steps
    .flatMap(stepsWithin)
    .map(({ note = '' }) => limitIn(note))
    .find((limit) => limit !== undefined && !hasHeading(base, limit));

function limitReason(limit: string): string {
  if (isOfTime(limit)) return `it depends on something: ${limit}`;
  return /^(?:in )?(?:so far )?as\b/.test(limit)
    ? `it is about the provision only ${limit}`
    : `it does not apply to the whole provision: ${limit}`;
}

const hasHeading = (base: Provision, words: string): boolean =>
  [...walk(base)].some(({ heading }) => heading.toLowerCase() === words.toLowerCase());

/** The words before an operation in its own sentence; '' without the amending text. */
function leadOf({ amending }: ApplySession, { source }: Instruction): string {
  const node = amending && indexTree(amending).byPid.get(source.pid);
  return node ? ownWords(node).slice(0, source.from) : '';
}

const NOTHING_CHANGED: Refusal = { kind: 'refused', message: `${ALREADY_MADE}: it changes nothing` };

/** The last check: edits that can't be stored are not made. Edits that were there before are not checked again. */
function faultIn({ base, amendments }: ApplySession, changes: Changes): Refusal | null {
  for (const [am, edits] of changes) {
    const fresh = newEdits(edits, amendments.find(({ id }) => id === am)?.edits ?? []);
    const checked = checkEdits(base, fresh);
    if (!checked.ok) return checked.error;
  }
  return null;
}

/** The new edits, and every division. Equal edits at both ends of the lists are skipped. */
function newEdits(edits: readonly Edit[], before: readonly Edit[]): readonly Edit[] {
  const { head, tail } = commonEnds(edits, before);
  const editsBefore = new Set(before.slice(head, before.length - tail));
  return edits.filter((edit, at) => {
    if (edit.type === 'divide') return true;
    return at >= head && at < edits.length - tail && !editsBefore.has(edit);
  });
}

function notesOn({ antecedents }: Finder): readonly string[] {
  const nodes = new Set([...antecedents.values()].flat());
  return [...nodes].flatMap((node) =>
    versionsOf(node).map(({ source }) => {
      const extent = source.extent ? ` (${source.extent})` : '';
      return `another version of ${cited(node)}${extent} is also in this text, and does not change`;
    }),
  );
}
