const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** Whether the calendar has such a day: JavaScript takes the 30th of February for the 2nd of March. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** Whether a text is a moment as ISO 8601 writes one, of a year that has four figures. */
export const isMoment = (text: string): boolean =>
  MOMENT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));

/** Whether a text is a moment as an entry of a ledger has it: in UTC, so that moments sort as texts do. */
export const isInstant = (text: string): boolean => /\.\d{3}Z$/.test(text) && isMoment(text);
