/** Recognises the labels of pasted items as they are printed, such as "(a)" and "(2A)". */
const LABEL = String.raw`\([A-Za-z0-9]{1,6}\)`;

/** Matches a label without other words. */
export const LABEL_ALONE = new RegExp(`^${LABEL}$`);
/** Matches words that begin with a label. */
export const LABELLED = new RegExp(`^\\s*${LABEL}`);
/** Matches words that begin with a label in a column of its own. */
export const LABEL_IN_COLUMN = new RegExp(`^\\s*${LABEL}\\s*\t`);
