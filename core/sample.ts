/** The title of the sample review, which opens at the first start. Windows recognise the sample review by its title. */
export const SAMPLE_TITLE = 'Sample review (made up)';
