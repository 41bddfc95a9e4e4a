/** A note of a consultation, which nobody sent in. */
export const SAMPLE_NOTE = {
  date: '2026-11-02',
  author: 'A sample',
  organisation: '',
  question: '',
  text: 'Made up for a test.',
  wording: 'sample' as const,
  consent: true,
  confidential: false,
  found: '',
};
