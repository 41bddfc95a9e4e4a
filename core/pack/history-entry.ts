/** How a file tells of which moment it is: the number of the newest entry in the review’s history. */
export const historyEntry = (seq: number): string => `history entry ${seq}`;

/** The number of that entry, as a file has it that comes back; those that were sent earlier say “ledger entry”. */
export const HISTORY_ENTRY = /\b(?:history|ledger) entry (\d{1,9})\b/i;
