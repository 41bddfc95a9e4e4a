import { ok } from '../../../core/base/result.ts';
import { waitingFor } from '../../../core/review/waiting.ts';
import { agreementOf } from '../../store/agreement.ts';
import { listAmendments } from '../../store/amendments.ts';
import { peopleOf } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';

/** Answers `review.waiting`: lists what waits for the current user, such as tasks and amendments to agree. */
export const listWaiting: Handler<'review.waiting'> = (context) =>
  context.read(async (trx) =>
    ok([
      ...waitingFor(context.deps.person().name, {
        threads: await listRecords(trx, 'thread'),
        amendments: await listAmendments(trx),
        mayAgree: (await agreementOf(trx)).who,
        people: await peopleOf(trx),
      }),
    ]),
  );
