import { capital } from '../../base/english.ts';
import { MONTHS } from '../../base/months.ts';
import { insertionAt } from './changed.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DATE = new RegExp(
  String.raw`\b(?:(${DAYS.join('|')}),?\s+(?:the\s+)?)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+of\s+|of\s+)?(${MONTHS.join('|')}),?\s+(\d{4})\b`,
  'giu',
);
/** The first full year of the Gregorian calendar in Great Britain. */
const FIRST_YEAR = 1753;

/** The date of a day; null if the month (0 to 11) has no such day. */
function dayOf(day: number, month: number, year: number): Date | null {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date : null;
}

function dateFault([, weekday, day, monthName, year]: RegExpMatchArray): string | null {
  const month = MONTHS.indexOf(capital((monthName ?? '').toLowerCase()));
  if (Number(year) < FIRST_YEAR || month < 0) return null;
  const date = dayOf(Number(day), month, Number(year));
  if (!date) return `There is no ${Number(day)} ${MONTHS[month]} ${year}`;
  const actualDay = DAYS[date.getUTCDay()] ?? '';
  if (weekday === undefined || weekday.toLowerCase() === actualDay.toLowerCase()) return null;
  return `${Number(day)} ${MONTHS[month]} ${year} is a ${actualDay}, not a ${capital(weekday.toLowerCase())}`;
}

/** D33. Finds dates that don't exist, or that give the wrong day of the week. A person must decide which part is wrong. */
export const D33: Check = {
  id: 'D33',
  run: ({ changed }) =>
    changed.flatMap((change): readonly UnkeyedFinding[] =>
      [...change.text.matchAll(DATE)].flatMap((match): readonly UnkeyedFinding[] => {
        const from = match.index;
        const to = from + match[0].length;
        const insertion = insertionAt(change, from, to);
        const message = insertion && dateFault(match);
        if (!message) return [];
        const { node, field } = change;
        const place = { pid: node.provision.pid, field, from, to };
        return [{ severity: 'error', ...place, amendment: insertion.am, detail: match[0], message }];
      }),
    ),
};
