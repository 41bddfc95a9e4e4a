import { ok, refuse } from '../../../core/base/result.ts';
import { selectionOf } from '../../../core/selection/selection.ts';
import { referencesToCheck } from '../../../core/wording/consequential.ts';
import { ownWording } from '../../../core/wording/own-wording.ts';
import { billDocxOf } from '../../formats/docx/bill.ts';
import { generator } from '../../papers/generator.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listAmendments } from '../../store/amendments.ts';
import { findConsequences } from '../context/consequential.ts';
import { gateFor } from '../context/gate.ts';
import { ledgerMoment } from '../context/ledger-moment.ts';
import { reviewInfo } from '../context/review-info.ts';
import type { Exporter } from '../history/versions.ts';

const OTHER_ACTS_NOTE =
  'Other Acts to look at. The Bill does not amend these: each cites what the draft changes, in the words quoted.';
const NO_WORDING = 'Keeling cannot write wording for these amendments. Nothing was written.';

/** Answers `bill.export`: writes the draft as a Bill, read in one transaction. The review is not changed. */
export const exportBill: Exporter<'bill.export'> = async (context, request) => {
  const { instrument } = context;
  const { amendments, style, asBill } = request;
  const inputs = await context.read(async (trx) => {
    const info = await reviewInfo(context, trx);
    const gate = await gateFor(trx, 'public');
    const cleared = gate.clear({ review: [info], amendment: await listAmendments(trx) });
    const selection = selectionOf(instrument.root, cleared.value.amendment, amendments);
    if (!selection.ok) return selection;
    return ok({ info, cleared, chosen: selection.value.chosen, moment: await ledgerMoment(trx) });
  });
  if (!inputs.ok) return inputs;
  const { info, cleared, chosen, moment } = inputs.value;
  const { consequences, consequentials } = await findConsequences(context, chosen);
  const { tree, text, proved, alsoAmends } = ownWording(instrument, chosen, {
    style,
    asBill,
    consequential: consequentials,
  });
  const uncertainReferences = referencesToCheck(consequences, new Set(alsoAmends));
  if (!tree) return refuse('refused', NO_WORDING);
  const generatorName = await generator();
  const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(`${words}\n`);
  const files = cleared.map(({ review }) => {
    const description = `A draft of ${chosen.map(({ id }) => id).join(', ')} of the review “${review[0]?.title ?? ''}”. ${
      proved ? '' : 'Check failed: this wording does not produce all of the marked-up text. '
    }No Bill before Parliament.`;
    return [
      { path: 'bill.txt', bytes: bytesOf(text) },
      ...(uncertainReferences.length > 0
        ? [
            {
              path: 'other-acts.txt',
              bytes: bytesOf(`${OTHER_ACTS_NOTE}\n\n${uncertainReferences.join('\n\n')}`),
            },
          ]
        : []),
      {
        path: 'bill.docx',
        bytes: billDocxOf(tree, { generator: generatorName, description, at: moment.at }),
      },
    ];
  });
  const savedFiles = await writeFolder(files, await placeFor(info, 'bill', request.to), 'The Bill');
  return savedFiles.ok ? ok({ answer: savedFiles.value, moment }) : savedFiles;
};
