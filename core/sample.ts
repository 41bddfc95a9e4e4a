/** What the review is called that is opened at the first start; by it a window knows what to say of it. */
export const SAMPLE_TITLE = 'Sample review (made up)';
