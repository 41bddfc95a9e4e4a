/** Names the moment of a review to which a file belongs, by the number of the newest entry in its history. */
export const historyEntry = (seq: number): string => `history entry ${seq}`;

/** Matches that name in a returned file. Files from earlier versions say “ledger entry”. */
export const HISTORY_ENTRY = /\b(?:history|ledger) entry (\d{1,9})\b/i;
