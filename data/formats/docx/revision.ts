/** Who made a change and when, as Word shows it. */
export interface Revision {
  readonly author: string;
  /** ISO time in UTC, to the second: `2026-11-24T10:00:00Z`. */
  readonly date: string;
}
