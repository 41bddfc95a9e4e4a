import { openReview } from '../../../../data/session/session.ts';
import { printWithBrowser } from '../../../../electron/print/chromium.ts';
import { must, mustOpen, testDeps } from '../../../support/reviews/review.ts';

/**
 * Exports the outward pack of the review at KEELING_REVIEW to KEELING_OUT, on whatever day KEELING_TODAY says it is, as
 * somebody else.
 */
const {
  KEELING_REVIEW = '',
  KEELING_OUT = '',
  KEELING_TODAY = '',
  KEELING_CHROMIUM = '',
  KEELING_AMENDMENTS = '',
} = process.env;
const today = Date.parse(KEELING_TODAY);
class OtherDay extends Date {
  constructor(...given: readonly [] | readonly [number | string]) {
    super(...(given.length === 0 ? ([today] as const) : (given as [number])));
  }
  static override now = () => today;
}
globalThis.Date = OtherDay as DateConstructor;

const deps = { ...testDeps('Someone Else'), print: printWithBrowser(KEELING_CHROMIUM) };
const review = mustOpen(await openReview(KEELING_REVIEW, deps));
must(await review.call('pack.export', { to: KEELING_OUT, amendments: KEELING_AMENDMENTS.split(',') }));
await review.close();
