import type { Instrument } from '../../core/act/instrument.ts';
import type { Provision } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { stateInSentence } from '../../core/amend/edits/states.ts';
import { type EffectRow, effectsOf } from '../../core/amend/instructions/effect-table.ts';
import { checkEditedWording } from '../../core/amend/instructions/write/edited.ts';
import type { PackChoice } from '../../core/pack/choose.ts';
import { type KeelingSchedule, type KeelingSource, keelingSchedule } from '../../core/pack/keeling.ts';
import { type UnprovedWording, unprovedWording } from '../../core/wording/own-wording.ts';
import { keelingDocxOf } from '../formats/docx/keeling.ts';
import { keelingHtmlOf } from '../formats/html/keeling.ts';
import type { ZipEntry } from '../formats/zip.ts';
import { applyText } from './amended-act/amend-act.ts';
import { effectsCsv, effectsXlsx } from './amended-act/files.ts';

/** The amendments that a Keeling schedule shows, and the facts that it prints about them. */
interface ScheduleInput {
  readonly generator: string;
  readonly title: string;
  readonly instrument: Instrument;
  readonly choice: PackChoice;
  /** All amendments of the review, because the schedule names the states of those that it leaves out. */
  readonly amendments: readonly Amendment[];
  /** ISO time that the changes of the Word file are dated with. */
  readonly at: string;
}

/** The row for a clause whose effects can't be read. */
const NO_EFFECT: EffectRow = {
  source: '',
  source_eid: '',
  type_of_amendment: '',
  affected_provision: '',
  location: '',
  whole_provision: 'false',
  status: 'not applied',
  reason: '',
};

/** The effects of an amendment's clause. The clause is read back as if it came from a Bill. */
function effectsOfClause(act: Instrument, clause: Provision, am: string): readonly EffectRow[] {
  const idOf = (count: number): string => `${am}-${count}`;
  const applied = applyText(act, clause, { cites: 'clause', pids: `${am}-effect`, idOf });
  if (!applied.ok) return [{ ...NO_EFFECT, source: am, reason: applied.error.message }];
  return effectsOf(applied.value).map((row) => ({
    ...row,
    // The clause has no number yet, so its subsections are cited beside the amendment's number.
    source: `${am} ${row.source.replace(/^(?:s\. |clause(?=\(|$))/, '')}`.trim(),
    source_eid: '',
  }));
}

const typesOf = (rows: readonly EffectRow[]): string =>
  [...new Set(rows.map((row) => row.type_of_amendment).filter((type) => type !== ''))].join(', ');

const DIFFERENT_WORDING = 'These words were edited by hand, and say something else than what is shown.';

/** The clause of an amendment, edited by its drafter or generated, with the changes that it can't express. */
function wordsOf(instrument: Instrument, amendment: Amendment, own: UnprovedWording): readonly string[] {
  const { title, wording } = amendment;
  const unsaid = own.inexpressible
    .filter(({ spacesOnly }) => !spacesOnly)
    .map(({ place, reason }) => `Not expressed in words: ${place}: ${reason}.`);
  if (!wording) return [title, own.text, ...unsaid];
  const checked = checkEditedWording(instrument.root, [amendment], wording.text, instrument.title);
  return [title, wording.text, checked.ok && checked.value.isSame ? '' : DIFFERENT_WORDING];
}

/** Builds the Keeling schedule and table of effects of a selection. Each change names its amendment as the source. */
function scheduleOf(input: ScheduleInput): {
  readonly schedule: KeelingSchedule;
  readonly effects: readonly EffectRow[];
} {
  const { generator, title, instrument, choice, amendments } = input;
  const effects: EffectRow[] = [];
  const sources = choice.chosen.map((amendment): KeelingSource => {
    const { id, state } = amendment;
    const own = unprovedWording(instrument, [amendment], { style: 'uk' });
    const rows = own.tree ? effectsOfClause(instrument, own.tree, id) : [];
    effects.push(...rows);
    const omissions = choice.withoutEdits
      .filter((edit) => edit.amendment === id)
      .map(({ change }) => `Not included in this schedule: ${change}`);
    return {
      id,
      cite: id,
      words: [...wordsOf(instrument, amendment, own), ...omissions].filter((part) => part !== '').join('\n'),
      effect: typesOf(rows),
      status: stateInSentence(state),
      reason: '',
    };
  });
  const left = choice.leftOut.map(({ id, title: words, why: reason }): KeelingSource => {
    const state = amendments.find((amendment) => amendment.id === id)?.state;
    return { id, cite: id, words, effect: '', status: state ? stateInSentence(state) : '', reason };
  });
  const schedule = keelingSchedule({
    generator,
    instrument,
    drafted: choice.chosen,
    sources: [...sources, ...left],
    amending: { title: `the amendments of the review “${title}”`, print: '' },
  });
  return { schedule, effects };
}

/** The files of a review's Keeling schedule: a page, a Word file with tracked changes, and the table of effects. */
export function scheduleFiles(input: ScheduleInput): readonly ZipEntry[] {
  const { schedule, effects } = scheduleOf(input);
  const encoder = new TextEncoder();
  return [
    { path: 'keeling.html', bytes: encoder.encode(keelingHtmlOf(schedule)) },
    { path: 'keeling.docx', bytes: keelingDocxOf(schedule, input.at) },
    { path: 'effects.csv', bytes: encoder.encode(effectsCsv(effects)) },
    { path: 'effects.xlsx', bytes: effectsXlsx(effects) },
  ];
}
