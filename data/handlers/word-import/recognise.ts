import type { Knex } from 'knex';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { type Result, refuse } from '../../../core/base/result.ts';
import {
  beginningOf,
  isOtherBill,
  listedAmendments,
  lowSharePercent,
  type OtherText,
  otherText,
  ownPaper,
  reviewNamed,
  tellingLines,
  titleIn,
} from '../../../core/word-import/another-text.ts';
import { type AcceptedFile, actParts } from '../../../core/word-import/certificate/accepted-text.ts';
import { fingerprintOf } from '../../../core/word-import/fingerprint.ts';
import type { SentFile } from '../../../core/word-import/sent-lines.ts';
import type { WordDocument } from '../../../core/word-import/word-document.ts';
import { loadFormerTexts } from '../../corpus/acts.ts';
import { describeTexts, findAct } from '../../corpus/held-texts.ts';
import { enactment } from '../../formats/enactment.ts';
import { titlesOf } from '../../store/amendment-past.ts';
import { readReview } from '../../store/review.ts';
import type { Context } from '../context/context.ts';

/** A Word file that was given to be imported. */
export interface ReturnedFile {
  readonly name: string;
  readonly document: WordDocument;
  readonly accepted: AcceptedFile;
}

const USE_EXPORTED_FILE =
  'Nothing was imported. To have the Act worked on in Word, export a Word file from Share and export, and import that file when it comes back.';
const OWN_PAPER_KINDS = {
  paper:
    'is a consultation paper or a response that Keeling wrote. It quotes the Act, but it is not the marked-up Act.',
  schedule:
    'is a Keeling schedule. It shows the Act with its changes for readers, and it is not the marked-up Act.',
} as const;

/** Refuses a file that Keeling exported but that is no marked-up Act, and says what it is; null for any other file. */
export function refuseOwnPaper({ name, document }: Omit<ReturnedFile, 'accepted'>): Result<never> | null {
  const paper = ownPaper(document);
  return paper && refuse('refused', `${name} ${OWN_PAPER_KINDS[paper]} ${USE_EXPORTED_FILE}`);
}

/** Reads other texts of the review’s Act: those in the library, and base texts of earlier versions of Keeling. */
async function readOtherTexts({ instrument, instrumentHash, deps }: Context): Promise<readonly OtherText[]> {
  const { title } = instrument;
  const otherVersions = (await describeTexts(deps.shelf)).filter(
    (one) => one.title === title && one.hash !== instrumentHash,
  );
  const libraryTexts = [];
  for (const { id, version } of otherVersions) {
    const text = await findAct(id, version, deps.shelf);
    if (text.ok) libraryTexts.push(text.value);
  }
  const past = loadFormerTexts().filter(
    (one) => one.title === title && one.description !== instrument.description,
  );
  return [...libraryTexts, ...past].map((text) => ({
    name: `${text.title}, ${text.description.replace(/^As /, 'as ').replace(/\.$/, '')}`,
    lines: plainLines(linesOf(redline(text.root, [])), 'original'),
  }));
}

/**
 * Refuses a file of another review that has lost its document properties. It is recognised by the amendments that it
 * lists. Null if nothing shows that.
 */
async function otherReviewRefusal(
  trx: Knex.Transaction,
  { name, document }: ReturnedFile,
): Promise<Result<never> | null> {
  if (fingerprintOf(document.properties)) return null;
  const { title } = await readReview(trx);
  const listedInFile = listedAmendments(document).filter((one) => one.title !== '');
  if (listedInFile.length === 0) return null;
  const titles = await titlesOf(
    trx,
    listedInFile.map(({ id }) => id),
  );
  const isUnknown = listedInFile.every((amendment) => !titles.get(amendment.id)?.has(amendment.title));
  if (!isUnknown) return null;
  const reviewTitle = reviewNamed(document);
  const origin = reviewTitle && reviewTitle !== title ? `the review “${reviewTitle}”` : 'another review';
  return refuse(
    'refused',
    `${name} seems to be a Word file of ${origin}: this review never had the amendments that it lists. Nothing was imported. Open that review, and import the file there.`,
  );
}

/** Refuses a file that was not exported from the review's base text, and says what it seems to be; otherwise null. */
export async function refuseAnotherText(
  context: Context,
  trx: Knex.Transaction,
  file: ReturnedFile,
  sentFile: SentFile,
): Promise<Result<never> | null> {
  const { name, document, accepted } = file;
  const { instrument } = context;
  const markedUpLines = linesOf(redline(sentFile.base, sentFile.amendments));
  const distinctiveLines = tellingLines(markedUpLines);
  const { lines } = actParts(accepted, enactment(instrument));
  const sharePercent = lowSharePercent(lines, distinctiveLines);
  const isBill = isOtherBill(document, distinctiveLines.all);
  if (sharePercent !== null || isBill) {
    const title = titleIn(document);
    const guess = isBill
      ? 'It seems to be a Bill.'
      : title !== null && title !== instrument.title
        ? `It seems to be the ${title}.`
        : `It begins “${beginningOf(document)}”.`;
    const share = sharePercent === null ? '' : `: only ${sharePercent} in 100 of its words are in that Act`;
    return refuse(
      'refused',
      `${name} is not a Word file of this text, the ${instrument.title}${share}. ${guess} ${USE_EXPORTED_FILE}`,
    );
  }
  const otherName = otherText(document, distinctiveLines.all, await readOtherTexts(context));
  if (otherName !== null)
    return refuse(
      'refused',
      `${name} seems to be the ${otherName}. This review is of another text of the Act: ${instrument.description} Nothing was imported. Open a review of that text, or make the changes by hand.`,
    );
  return otherReviewRefusal(trx, file);
}
