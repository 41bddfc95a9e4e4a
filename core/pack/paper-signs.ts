/**
 * The headings and the paragraph style by which Keeling recognises its own papers in Word, even after other programs
 * saved them. A marked-up Act has none of these. Writer and reader must share these.
 */
export const CONTENTS_HEADING = 'Contents';
export const CONTENTS_STYLE = 'ContentsEntry';
export const ABOUT_SCHEDULE = 'About this schedule';
export const SCHEDULE_HEADING = 'The Act with its changes';
