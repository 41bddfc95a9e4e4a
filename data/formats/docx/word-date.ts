/**
 * A ledger time as Word writes it, in UTC to the second.
 * @throws RangeError for what isn't a time
 */
export function wordDate(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) throw new RangeError(`Not a time: ${iso}`);
  return `${time.toISOString().slice(0, 19)}Z`;
}
