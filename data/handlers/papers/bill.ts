import { ok, refuse } from '../../../core/base/result.ts';
import { selectionOf } from '../../../core/selection/selection.ts';
import { toLookAt } from '../../../core/wording/consequential.ts';
import { ownWording } from '../../../core/wording/own.ts';
import { billDocxOf } from '../../formats/docx/bill.ts';
import { generator } from '../../papers/generator.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { consequencesOf } from '../context/consequential.ts';
import type { Handler } from '../context/context.ts';
import { lastSaidAt, outwardInfo, readOutward } from '../context/outward.ts';

const OTHER_ACTS =
  'Other Acts to look at. The Bill does not amend these: each cites what the draft changes, in the words quoted.';
const NOTHING = 'Keeling cannot write wording for these amendments. Nothing was written.';

/** Reads the review at one moment and writes it as a Bill; the review itself doesn't change. */
export const exportBill: Handler<'bill.export'> = async (context, request) => {
  const { instrument } = context;
  const { amendments, style, asBill } = request;
  const held = await context.read(async (trx) => {
    const selection = selectionOf(instrument.root, (await readOutward(trx)).amendments, amendments);
    if (!selection.ok) return selection;
    const info = await outwardInfo(context, trx);
    return ok({ info, chosen: selection.value.chosen, at: await lastSaidAt(trx, info) });
  });
  if (!held.ok) return held;
  const { info, chosen, at } = held.value;
  const { all, acts } = await consequencesOf(context, chosen);
  const { tree, text, proved, alsoAmends } = ownWording(instrument, chosen, {
    style,
    asBill,
    consequential: acts,
  });
  const look = toLookAt(all, new Set(alsoAmends));
  if (!tree) return refuse('refused', NOTHING);
  const description = `A draft of ${chosen.map(({ id }) => id).join(', ')} of the review “${info.title}”. ${
    proved ? '' : 'Check failed: this wording does not produce all of the marked-up text. '
  }No Bill before Parliament.`;
  const files = [
    { path: 'bill.txt', bytes: new TextEncoder().encode(`${text}\n`) },
    ...(look.length > 0
      ? [
          {
            path: 'other-acts.txt',
            bytes: new TextEncoder().encode(`${OTHER_ACTS}\n\n${look.join('\n\n')}\n`),
          },
        ]
      : []),
    { path: 'bill.docx', bytes: billDocxOf(tree, { generator: await generator(), description, at }) },
  ];
  return writeFolder(files, await placeFor(info, 'bill', request.to), 'The Bill');
};
