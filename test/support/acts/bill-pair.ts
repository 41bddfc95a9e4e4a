import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instrument } from '../../../core/act/instrument.ts';
import { type AppliedText, applyAll } from '../../../core/amend/instructions/apply/apply-all.ts';
import { type EffectRow, effectsOf, shortSource } from '../../../core/amend/instructions/effect-table.ts';
import { readText } from '../../../core/amend/instructions/read/instructions.ts';
import type { ReadItem, SourceRef, Stretch } from '../../../core/amend/instructions/syntax.ts';
import { readActFile } from '../../../data/formats/act-file.ts';
import type { ReadInstrument } from '../../../data/formats/read-instrument.ts';
import { changesMade } from './changes-made.ts';

/** An Act, a Bill that amends it, and what the Bill makes of it. */
export interface Pair {
  readonly act: Instrument;
  readonly bill: Instrument;
  readonly items: readonly ReadItem[];
  readonly account: readonly Stretch[];
  readonly text: AppliedText;
  readonly effects: readonly EffectRow[];
  /** The rows of a table of amendments made by a person, in six cells. */
  readonly table: readonly (readonly string[])[];
}

function fileIn(path: string): ReadInstrument {
  const read = readActFile(readFileSync(path));
  if (!read.ok) throw new Error(`${path}: ${read.error.message}`);
  return read.value;
}

export const instrumentIn = (path: string): Instrument => fileIn(path).instrument;

/** The cells of a table without line breaks in its cells. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell = '']) => cell.replace(/^"|"$/g, ''))
    .slice(0, 6);

/** Applies `bill.xml` of a folder to its `act.xml`, and reads its `table_of_amendments.csv`. */
export function pairIn(folder: string): Pair {
  const act = instrumentIn(join(folder, 'act.xml'));
  const { instrument: bill, references = [] } = fileIn(join(folder, 'bill.xml'));
  const named = { title: act.title, shortNames: [] };
  const { items, account } = readText(bill.root, { act: named, cites: 'clause', references });
  let count = 0;
  const text = applyAll(
    {
      base: act.root,
      amendments: [],
      newPid: () => `new-${count++}`,
      titles: [act.title],
      id: act.id,
      amending: bill.root,
      mayOvertake: () => true,
    },
    items,
    (applied) => `A-${`${applied + 1}`.padStart(3, '0')}`,
  );
  const rows = readFileSync(join(folder, 'table_of_amendments.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  return { act, bill, items, account, text, effects: effectsOf(text), table: rows.map(cellsOf) };
}

const cells = (row: EffectRow) => [
  row.source_eid,
  row.type_of_amendment,
  row.affected_provision,
  row.location,
];

/** Rows of the table that are found with source, effect, place and position, those that are not, and what it lacks. */
export function compared({ effects, table }: Pair) {
  const left = effects.map((row) => ({ row, key: cells(row).join(' ') }));
  const missing: string[] = [];
  const found: { readonly row: EffectRow; readonly whole: string }[] = [];
  for (const [source = '', eid = '', type = '', affected = '', location = '', whole = ''] of table) {
    const key = [eid, type, affected, location].join(' ');
    const at = left.findIndex((one) => one.key === key);
    const [hit] = at < 0 ? [] : left.splice(at, 1);
    if (hit) found.push({ row: hit.row, whole });
    else missing.push(`${source}: ${type} ${affected} ${location}`);
  }
  return { found, missing, extra: left.map(({ row }) => `${row.source}: ${cells(row).slice(1).join(' ')}`) };
}

/** The first letters of a text and, where there are more, a mark that tells any change of the rest. */
function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= most) return line;
  return `${line.slice(0, most)}… #${createHash('sha256').update(line).digest('hex').slice(0, 8)}`;
}

/** Every change that was made, beside the instruction that makes it, and why nothing was; lines of `most` letters. */
export function changesTold({ act, text, effects }: Pair, most = Number.POSITIVE_INFINITY): string {
  const made = changesMade(act.root, text.session.amendments);
  const lines = text.outcomes.flatMap(({ am, item, applied }, at) => {
    const row = effects[at];
    const changes = am !== null && applied?.status === 'applied' ? (made.get(am) ?? []) : [];
    return [
      `${row?.source} | ${cut(item.source.text, most)} | ${row?.status}`,
      ...(row?.reason ? [`    # ${row.reason}`] : []),
      ...changes.map((line) => `    ${cut(line, most)}`),
    ];
  });
  return `${lines.join('\n')}\n`;
}

/** What a Bill says that is of another Act, or of none that is named. */
export function othersTold({ items, text }: Pair): string {
  const said = ({ source }: { readonly source: SourceRef }, whose: string) =>
    `${shortSource(source.cite)} | ${cut(source.text, Number.POSITIVE_INFINITY)} | ${whose}\n`;
  const unnamed = new Set(text.unnamed.map(({ source }) => source));
  const ours = new Set(text.outcomes.map(({ item }) => item.source));
  const others = items.filter(({ source }) => !ours.has(source) && !unnamed.has(source));
  return [
    ...text.unnamed.map((item) => said(item, 'of no Act that is named')),
    ...others.map((item) => said(item, 'of another Act')),
  ].join('');
}
