/**
 * Headings, and a style of paragraphs, by which a Word file of Keeling's own is known that is no marked-up Act, whoever saved it since. Writer and reader
 * must say the same.
 */
export const CONTENTS_HEADING = 'Contents';
export const CONTENTS_STYLE = 'ContentsEntry';
export const ABOUT_SCHEDULE = 'About this schedule';
export const SCHEDULE_HEADING = 'The Act with its changes';
