import { type Place, readings, type Words } from './composed.ts';
import type { ShownUnit } from './shown.ts';
import type { Stored } from './stored.ts';

/** Quotation marks are printed round a quotation, and are no words of it. */
const plain = (text: string): string => text.replace(/[“”‘’]/g, '');

const reading = (words: readonly Words[], leave: Words['mark']): string =>
  plain(words.map(({ mark, text }) => (mark === leave ? '' : text)).join(''));

const SIGNS = { kept: '', inserted: '+', struck: '-' } as const;

/** Words with their marks in the text: kept {+put in+} {-struck-}. */
export function marked(words: readonly Words[]): string {
  let text = '';
  let sign = '';
  for (const { mark, text: own } of words) {
    const some = plain(own);
    if (!some) continue;
    if (SIGNS[mark] !== sign) {
      if (sign) text += `${sign}}`;
      sign = SIGNS[mark];
      if (sign) text += `{${sign}`;
    }
    text += some;
  }
  return sign ? `${text}${sign}}` : text;
}

/** Where one text first differs from another, with what is round it. */
export function differ(is: string, wanted: string): string {
  let at = 0;
  while (at < is.length && is[at] === wanted[at]) at++;
  const round = (text: string) => `…${text.slice(Math.max(0, at - 50), at + 110)}…`;
  return `is:     ${round(is)}\nwanted: ${round(wanted)}`;
}

/** What each section comes to by the file: its words, and whether something is quoted in it. */
function bySection(places: readonly Place[], pids: ReadonlySet<string>) {
  const sections = new Map<string, { words: Words[]; isQuoting: boolean }>();
  for (const { path, words, kind } of places) {
    const pid = path.findLast((one) => pids.has(one)) ?? '';
    const section = sections.get(pid) ?? { words: [], isQuoting: false };
    sections.set(pid, section);
    section.words.push(...words);
    // What is printed round these stands on another line when the line is left out, so that marks are told otherwise.
    if (kind === 'quotation' || kind === 'scheduleParagraph') section.isQuoting = true;
  }
  return sections;
}

function against(shown: readonly ShownUnit[], places: readonly Place[]): string {
  const drawn = shown.filter(({ isFar }) => !isFar);
  const stored = bySection(places, new Set(shown.map(({ pid }) => pid)));
  if (stored.has('')) return `Stored and not shown: ${marked(stored.get('')?.words ?? []).slice(0, 200)}`;
  for (const { pid, words } of drawn) {
    const own = stored.get(pid) ?? { words: [], isQuoting: false };
    for (const leave of ['inserted', 'struck'] as const) {
      const [is, wanted] = [reading(words, leave), reading(own.words, leave)];
      if (is !== wanted)
        return `${pid}, ${leave === 'struck' ? 'as amended' : 'original'}:\n${differ(is, wanted)}`;
    }
    const [is, wanted] = [marked(words), marked(own.words)];
    if (!own.isQuoting && is !== wanted) return `${pid}, marked:\n${differ(is, wanted)}`;
  }
  return '';
}

/** How what is shown differs from what is stored; '' where it is the same. Of alternatives, only some are shown. */
export function judged(shown: readonly ShownUnit[], stored: Stored): string {
  let first = '';
  for (const places of readings(stored)) {
    const wrong = against(shown, places);
    if (!wrong) return '';
    first ||= wrong;
  }
  return first;
}

/** All words that stand in what is shown, and those that don't: where a token may be. */
export const standing = (shown: readonly ShownUnit[]): string =>
  shown.map(({ words }) => reading(words, 'struck')).join('\n');
