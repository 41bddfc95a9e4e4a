import { cite } from '../act/citation.ts';
import { indexTree, type Pid, type Provision, pathTo } from '../act/tree.ts';
import { FIELD_PLACES, inWords } from '../amend/changes/changes-of.ts';
import { citePlace } from '../amend/changes/edit-place.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { capital, listed } from '../base/english.ts';
import { makerKey } from './changes.ts';
import type { WordItem } from './item.ts';

/** The name of a provision when the file was exported; '' for one without a name. */
export const provisionName = (amendedAct: Provision, base: Provision, pid: Pid | null): string => {
  if (pid === null) return '';
  const root = [amendedAct, base].find((tree) => indexTree(tree).byPid.has(pid));
  return root ? cite(root, pid) : '';
};

/** Shortens long texts to their beginnings. */
const shorten = (amendedAct: string): string =>
  amendedAct.length > 300 ? `${amendedAct.slice(0, 300)}…` : amendedAct;

/** Describes what an item does, in a sentence. */
export function describeItem(
  { operation, pid, before, after, maker }: WordItem,
  amendedAct: Provision,
  base: Provision,
): string {
  const place = provisionName(amendedAct, base, pid);
  switch (operation.do) {
    case 'text': {
      const { field } = operation.change;
      const where = field === 'mark' || field === 'tab' ? place : FIELD_PLACES[field](place);
      const description = `In ${where}: ${inWords(shorten(before), shorten(after))}`;
      return maker.kind === 'rejected' ? `Without ${maker.am}’s change. ${description}` : description;
    }
    case 'divide':
      return `${place}: divided at a new line. “${shorten(after)}” becomes ${operation.number}${operation.isTyped ? '' : ', a number that Keeling gives it: the file has none'}`;
    case 'move': {
      const [first] = operation.parts;
      const nameOf = (pidOfPart: Pid) => provisionName(amendedAct, base, pidOfPart) || 'the provision';
      const names = listed(operation.parts.map((part) => nameOf(part.pid)));
      const to = !first
        ? ''
        : 'after' in first.where
          ? `after ${nameOf(first.where.after)}`
          : `the beginning of ${nameOf(first.where.firstIn)}`;
      const numbers = operation.parts.flatMap(({ num }) => num ?? []);
      return `Moved ${names} to ${to}${numbers.length > 0 ? `, numbered ${listed(numbers)} there` : ''}`;
    }
    case 'shift': {
      const [part] = operation.parts;
      const field = part?.do === 'text' ? part.change.field : 'content';
      const where = field === 'mark' || field === 'tab' ? place : FIELD_PLACES[field](place);
      return `In ${where}: moved “${shorten(after.trim())}”`;
    }
    case 'renumber':
      return `${capital(place)}: the number is now ${operation.num}`;
    case 'join':
      return `${place}: joined to the next line. “${shorten(after)}” goes to the end, and ${provisionName(amendedAct, base, operation.omittedPid) || 'the provision after it'} is omitted`;
    case 'omit':
      return `Omitted ${citePlace(indexTree(amendedAct).byPid.has(pid) ? amendedAct : base, { pid, field: null }) ?? place}`;
    case 'row':
      return `After ${place}: inserted a row, “${shorten(after)}”`;
    case 'insert':
      return `After ${place}: inserted “${shorten(after)}”`;
    case 'drop': {
      const [edit] = operation.edits;
      const rejectedEffect = { omit: 'Kept', insert: 'Not inserted', move: 'Not moved' }[
        edit?.type ?? 'omit'
      ];
      return `Without ${edit?.am}’s change. ${rejectedEffect}: ${place || 'the provision'}`;
    }
  }
}

/** Identifies an item in another copy of the file: what it does, where, and under whose name. */
export function itemPrint({ operation, pid, maker, before, after }: WordItem): string {
  const spots = operation.do === 'shift' ? operation.parts : [operation];
  const where = spots.flatMap((one) => (one.do === 'text' ? [one.change.field, one.change.at] : []));
  return canonicalJson([operation.do, pid, ...where, before, after, makerKey(maker)]);
}

const normalizeTypography = (amendedAct: string): string =>
  amendedAct
    .replace(/[‘’‛′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\s\u00a0\u202f\u00ad]+/g, '');

/** Whether only spaces, quotation marks or dashes differ, which word processors change by themselves. */
export const isTypography = ({ operation, before, after }: WordItem): boolean =>
  operation.do === 'text' && normalizeTypography(before) === normalizeTypography(after);

const OUTERMOST = new Set(['section', 'schedule', 'longTitle', 'enactingWords']);

/** The section or Schedule of a provision, by which new amendments are grouped. */
export const sectionOf = (amendedAct: Provision, base: Provision, pid: Pid): Pid => {
  const path = [amendedAct, base].map((root) => pathTo(root, pid)).find((found) => found.length > 0) ?? [];
  return path.find(({ kind }) => OUTERMOST.has(kind))?.pid ?? path.at(-1)?.pid ?? pid;
};
