import { statusRuns } from '../../../core/act/extent.ts';
import type { Field, Pid, Provision, Status } from '../../../core/act/tree.ts';

/** Text without its white space, and the status of each of its characters. */
export interface MarkedText {
  readonly text: string;
  readonly statuses: readonly Status[];
}

/** A section as it is printed below its heading, without white space, and where each field begins in it. */
interface PrintedSection extends MarkedText {
  /** Its text again, one space between words; nothing is done to spaces within a field. */
  readonly spaced: string;
  at(pid: Pid, field: Field, offset: number): number;
}

export function printSection(root: Provision, section: Provision): PrintedSection {
  let text = '';
  let spaced = '';
  const statuses: Status[] = [];
  const starts = new Map<string, { start: number; words: string }>();
  const put = (node: Provision, field: Field): void => {
    starts.set(`${node.pid} ${field}`, { start: text.length, words: node[field] });
    const joined = spaced === '' || spaced.endsWith('“') || (node.quote && field === 'wrapUp');
    if (node[field] !== '') spaced += (joined ? '' : ' ') + node[field];
    for (const run of statusRuns(root, node.pid, field)) {
      const words = node[field].slice(run.from, run.to).replace(/\s/g, '');
      text += words;
      statuses.push(...Array<Status>(words.length).fill(run.status));
    }
  };
  /** A quotation's marks have no field of their own, so no status: they take that of the words they stand by. */
  const quoteMark = (mark: string, status: Status | undefined): void => {
    spaced += mark;
    text += mark.trim();
    statuses.push(...Array<Status>(mark.trim().length).fill(status ?? 'unverified'));
  };
  const print = (node: Provision): void => {
    if (node !== section) {
      put(node, 'num');
      put(node, 'heading');
    }
    put(node, 'intro');
    put(node, 'content');
    if (node.quote) quoteMark(` ${node.quote.start}`, statuses.at(-1));
    for (const child of node.children) print(child);
    if (node.quote) quoteMark(node.quote.end, statuses.at(-1));
    put(node, 'wrapUp');
  };
  print(section);
  return {
    text,
    statuses,
    spaced,
    at(pid, field, offset) {
      const found = starts.get(`${pid} ${field}`);
      if (!found) throw new RangeError(`${pid} ${field} is not in section ${section.num}`);
      return found.start + found.words.slice(0, offset).replace(/\s/g, '').length;
    },
  };
}

/** Where two texts, or the statuses of their characters, first differ; null when they are the same. */
export function firstDifference(ours: MarkedText, theirs: MarkedText): string | null {
  const length = Math.max(ours.text.length, theirs.text.length);
  for (let i = 0; i < length; i++) {
    const place = `${i}: …${ours.text.slice(Math.max(0, i - 20), i)}⟦${ours.text.slice(i, i + 20)}⟧`;
    if (ours.text[i] !== theirs.text[i]) return `text at ${place}, not ${theirs.text.slice(i, i + 20)}`;
    if (ours.statuses[i] !== theirs.statuses[i])
      return `status at ${place}: ${ours.statuses[i]}, not ${theirs.statuses[i]}`;
  }
  return null;
}
