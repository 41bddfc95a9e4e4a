import type { IdStyle } from '../../../core/act/identifiers/identifiers.ts';
import type { EditorialNote, Instrument } from '../../../core/act/instrument.ts';
import { indexTree, type Provision } from '../../../core/act/tree.ts';
import { EFFECT_COLUMNS, type EffectRow } from '../../../core/amend/instructions/effect-table.ts';
import { nestUnderNewHeadings } from '../../../core/amend/instructions/nest-under-new-headings.ts';
import { asAmendedOf, type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { keelingSchedule } from '../../../core/pack/keeling.ts';
import { writeAkn } from '../../formats/akn/write.ts';
import { csvOf } from '../../formats/csv.ts';
import { keelingDocxOf } from '../../formats/docx/keeling.ts';
import { keelingHtmlOf } from '../../formats/html/keeling.ts';
import { xlsxOf } from '../../formats/xlsx/write.ts';
import type { ZipEntry } from '../../formats/zip.ts';
import type { AmendedAct } from './amend-act.ts';

const tableOf = (effects: readonly EffectRow[]) =>
  effects.map((row) => EFFECT_COLUMNS.map((key) => row[key]));

/** The table of effects for programs: the columns of tables of amendments, then the status and the reason. */
export const effectsCsv = (effects: readonly EffectRow[]): string =>
  csvOf(EFFECT_COLUMNS, tableOf(effects), 'program');

/** The table of effects as a workbook, with a second sheet of the effects that were not applied. */
export const effectsXlsx = (effects: readonly EffectRow[]): Uint8Array =>
  xlsxOf([
    { name: 'Effects', header: EFFECT_COLUMNS, rows: tableOf(effects) },
    {
      name: 'Not applied',
      header: EFFECT_COLUMNS,
      rows: tableOf(effects.filter(({ status }) => status !== 'applied')),
    },
  ]);

/** Moves an editorial note to the amended text. If the words that it is anchored to changed, it stays on their provision. */
function carried(note: EditorialNote, before: Provision, after: Provision): readonly EditorialNote[] {
  const now = indexTree(after).byPid.get(note.pid);
  if (!now) return [];
  const was = indexTree(before).byPid.get(note.pid);
  const { field, from: _, to: __, ...unanchored } = note;
  return [field === undefined || was?.[field] === now[field] ? note : unanchored];
}

/** The amended Act, whose description says that it isn't official. @param by the name of the amending text: `the Stalking Bill` */
export function amendedInstrument(act: Instrument, drafted: readonly Drafted[], by: string): Instrument {
  const own = indexTree(act.root).byPid;
  const root = nestUnderNewHeadings(asAmendedOf(redline(act.root, drafted)), (pid) => !own.has(pid));
  return {
    ...act,
    version: 'as-amended',
    description: `${act.description.replace(/\.$/, '')}, as it would be amended by ${by}. Not an official version.`,
    root,
    notes: act.notes.flatMap((note) => carried(note, act.root, root)),
  };
}

/** The style of an Act's element identifiers (eId): that of its own file, or else that of LawMaker, Parliament's drafting tool. */
export const idStyleOf = ({ root }: Instrument): IdStyle =>
  [...indexTree(root).byPid.values()].some(({ eid }) => eid?.startsWith('section-'))
    ? 'legislation'
    : 'lawmaker';

function notApplied({ applied, sources, effects }: AmendedAct): string {
  const rows = applied.outcomes.flatMap(({ item, applied: outcome }, at) => {
    if (outcome?.status === 'applied') return [];
    const place = outcome?.status === 'not-applied' ? outcome.place : '';
    const source = effects[at];
    return [
      {
        source: source?.source ?? '',
        source_eid: source?.source_eid ?? '',
        words: item.source.text,
        reason: sources[at]?.reason ?? '',
        place,
        alternatives: outcome?.status === 'not-applied' ? outcome.alternatives : [],
      },
    ];
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function setAsideJson({ setAside }: AmendedAct): string {
  const rows = setAside.map(({ kind, source: { cite, eid }, words }) => ({
    kind,
    source: cite,
    source_eid: eid,
    words,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/**
 * The files that result from applying an amending text to an Act: the amended Act, and the Keeling schedule as page
 * and Word file. With them come the table of effects, what was not applied and why, and the rest of the amending
 * text.
 * @param at ISO time that the changes of the Word file are dated with
 */
export function amendFiles(amended: AmendedAct, generator: string, at: string): readonly ZipEntry[] {
  const { act, bill, drafted, sources, effects } = amended;
  const amending = { title: `the ${bill.title}`, print: bill.description };
  const schedule = keelingSchedule({ generator, instrument: act, drafted, sources, amending });
  const encoder = new TextEncoder();
  const text = (path: string, content: string): ZipEntry => ({ path, bytes: encoder.encode(content) });
  return [
    text(
      'as-amended.xml',
      writeAkn(amendedInstrument(act, drafted, amending.title), { ids: idStyleOf(act) }),
    ),
    text('keeling.html', keelingHtmlOf(schedule)),
    { path: 'keeling.docx', bytes: keelingDocxOf(schedule, at) },
    text('effects.csv', effectsCsv(effects)),
    { path: 'effects.xlsx', bytes: effectsXlsx(effects) },
    text('not-applied.json', notApplied(amended)),
    text('other-parts.json', setAsideJson(amended)),
  ];
}
