/** The label of an item as it is printed: "(a)", "(2A)". */
const LABEL = String.raw`\([A-Za-z0-9]{1,6}\)`;

/** A label and nothing else. */
export const LABEL_ALONE = new RegExp(`^${LABEL}$`);
/** Words that begin with a label. */
export const LABELLED = new RegExp(`^\\s*${LABEL}`);
/** Words that begin with one in a column of its own. */
export const LABEL_IN_COLUMN = new RegExp(`^\\s*${LABEL}\\s*\t`);
