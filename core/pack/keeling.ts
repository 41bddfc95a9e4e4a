import { cite } from '../act/citation.ts';
import type { Instrument } from '../act/instrument.ts';
import type { Provision } from '../act/tree.ts';
import type { Change } from '../amend/changes/change.ts';
import { changesOf } from '../amend/changes/changes-of.ts';
import { type Line, linesOf } from '../amend/redline/lines.ts';
import { type Drafted, type RedlineNode, redline } from '../amend/redline/redline.ts';
import { count } from '../base/english.ts';
import { type OutlineEntry, outlineOf } from './outline.ts';
import { type Reliance, relianceOf } from './reliance.ts';

/** One instruction of the amending text, with its outcome. */
export interface KeelingSource {
  /** The `am` of its changes, unique in the schedule. */
  readonly id: string;
  /** The citation, for example `clause 1(2)(a)`, or the number of an amendment. */
  readonly cite: string;
  /** The words of the instruction, or the title of the amendment. */
  readonly words: string;
  /** `insertion`, `substitution` or `deletion`; '' if not known. */
  readonly effect: string;
  /** The status, for example `draft`, `tabled`, `agreed`, `applied`, `not applied`. */
  readonly status: string;
  /** Why it is not applied; '' if it is. */
  readonly reason: string;
}

interface KeelingInput {
  readonly generator: string;
  readonly instrument: Instrument;
  /** The changes, each under the `id` of its source. They include no alternatives. */
  readonly drafted: readonly Drafted[];
  readonly sources: readonly KeelingSource[];
  readonly amending: {
    readonly title: string;
    /** The print or version of the Bill, for example `HL Bill 159, as brought from the Commons`; '' if not known. */
    readonly print: string;
  };
}

/** A source with its changes in words. */
interface ToldSource extends KeelingSource {
  readonly changes: readonly Change[];
}

/**
 * A Keeling schedule (drafting-conventions.md §4.3): the Act as it would read if the amendments were made. Each change
 * is marked with its source, effect and status. This is plain data for the writers of all formats.
 */
export interface KeelingSchedule {
  readonly generator: string;
  readonly title: string;
  /** The notices that must precede the text (drafting-conventions.md §4.3 R4.9). */
  readonly cover: readonly string[];
  readonly instrument: Instrument;
  readonly outline: readonly OutlineEntry[];
  readonly lines: readonly Line[];
  readonly sources: readonly ToldSource[];
  readonly notApplied: readonly KeelingSource[];
  readonly reliance: readonly Reliance[];
}

function coverOf(input: KeelingInput, notApplied: readonly KeelingSource[]): readonly string[] {
  const { instrument, amending, sources } = input;
  const print = amending.print === '' ? '' : ` ${amending.print.replace(/\.$/, '')}.`;
  const { outstanding } = instrument;
  return [
    'Not an official version. A Keeling schedule shows how an Act would read if amendments were made to it. It has no legal force.',
    `Base text: ${instrument.title} (${instrument.number}). ${instrument.description.replace(/\.$/, '')}.`,
    `Amendments: those made by ${amending.title}.${print}`,
    `${count(sources.length, 'amendment')} of this Act: ${sources.length - notApplied.length} shown, ${notApplied.length} not shown${notApplied.length > 0 ? ' (see “Not shown”)' : ''}.`,
    outstanding.length > 0
      ? `${count(outstanding.length, 'outstanding effect')} of other legislation not yet in the base text.`
      : 'No outstanding effects of other legislation are on record.',
    `${instrument.licence.replace(/\.$/, '')}.${instrument.uri === '' ? '' : ` Source: ${instrument.uri}`}`,
  ];
}

/** Returns a function that cites provisions of the base text. It indexes the text only when it is first called. */
function citer(root: Provision): (pid: string) => string {
  const citations = new Map<string, string>();
  return (pid) => {
    const citation = citations.get(pid) ?? cite(root, pid);
    citations.set(pid, citation);
    return citation;
  };
}

/** @throws RangeError if the changes include alternatives */
export function keelingSchedule(input: KeelingInput): KeelingSchedule {
  const { instrument, drafted, sources, amending } = input;
  const marked: RedlineNode = redline(instrument.root, drafted);
  const bySource = new Map<string, Change[]>();
  for (const change of changesOf(marked, citer(instrument.root))) {
    const list = bySource.get(change.am);
    if (list) list.push(change);
    else bySource.set(change.am, [change]);
  }
  const notApplied = sources.filter(({ reason }) => reason !== '');
  return {
    generator: input.generator,
    title: `Keeling schedule: ${instrument.title} as amended by ${amending.title}`,
    cover: coverOf(input, notApplied),
    instrument,
    outline: outlineOf(marked),
    lines: linesOf(marked),
    sources: sources.map((source) => ({ ...source, changes: bySource.get(source.id) ?? [] })),
    notApplied,
    reliance: relianceOf(instrument),
  };
}
