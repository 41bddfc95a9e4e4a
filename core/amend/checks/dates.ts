import { capital } from '../../base/english.ts';
import { MONTHS } from '../../base/months.ts';
import { putAt } from './changed.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DATE = new RegExp(
  String.raw`\b(?:(${DAYS.join('|')}),?\s+(?:the\s+)?)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+of\s+|of\s+)?(${MONTHS.join('|')}),?\s+(\d{4})\b`,
  'giu',
);
/** The first year that had the present calendar in Great Britain from its beginning. */
const FIRST = 1753;

/** A day of the calendar; null where there is no such day. */
function dayOf(day: number, month: number, year: number): Date | null {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date : null;
}

function wrong([, weekday, day, monthName, year]: RegExpMatchArray): string | null {
  const month = MONTHS.indexOf(capital((monthName ?? '').toLowerCase()));
  if (Number(year) < FIRST || month < 0) return null;
  const date = dayOf(Number(day), month, Number(year));
  if (!date) return `There is no ${Number(day)} ${MONTHS[month]} ${year}`;
  const is = DAYS[date.getUTCDay()] ?? '';
  if (weekday === undefined || weekday.toLowerCase() === is.toLowerCase()) return null;
  return `${Number(day)} ${MONTHS[month]} ${year} is a ${is}, not a ${capital(weekday.toLowerCase())}`;
}

/** Dates that are no day, or another day of the week than they say. Which of the two is wrong, a person has to know. */
export const D33: Check = {
  id: 'D33',
  run: ({ changed }) =>
    changed.flatMap((change): readonly UnkeyedFinding[] =>
      [...change.text.matchAll(DATE)].flatMap((match): readonly UnkeyedFinding[] => {
        const from = match.index;
        const to = from + match[0].length;
        const insertion = putAt(change, from, to);
        const message = insertion && wrong(match);
        if (!message) return [];
        const { node, field } = change;
        const place = { pid: node.provision.pid, field, from, to };
        return [{ severity: 'error', ...place, amendment: insertion.am, detail: match[0], message }];
      }),
    ),
};
