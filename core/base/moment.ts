const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** Whether a day exists in the calendar. JavaScript accepts 30 February, and reads it as 2 March. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** Whether a text is an ISO 8601 date and time, with a year of four digits. The time zone may be absent. */
export const isMoment = (text: string): boolean =>
  MOMENT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));

/** Whether a text is a time as ledger entries have it: in UTC and with milliseconds, so that times sort as strings. */
export const isInstant = (text: string): boolean => /\.\d{3}Z$/.test(text) && isMoment(text);
