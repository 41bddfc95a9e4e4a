import { linkWords } from '../../core/evidence/describe.ts';
import type { LinkWithStatus } from '../../core/evidence/link.ts';
import { useWrite } from '../state/host/queries.ts';
import { useReviewNow } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { endpointName } from './endpoint-name.ts';

/** The hashes of the changed endpoints as shown on screen: confirming covers exactly this text. */
const seenOf = ({ suspect }: LinkWithStatus) => {
  const now = (end: 'from' | 'to') => suspect.find((one) => one.end === end)?.now ?? undefined;
  return { fromHash: now('from'), toHash: now('to') };
};

/** Returns functions that confirm a link and that withdraw the confirmation. */
export function useConfirmLink() {
  const confirm = useWrite('link.look');
  const withdraw = useWrite('link.unlook');
  const now = useReviewNow();
  const { announce, fault } = useAnnounce();
  const linkSentence = ({ from, type, to }: LinkWithStatus) =>
    `${endpointName(now(), from)} ${linkWords(type)} ${endpointName(now(), to)}`;
  return {
    isPending: confirm.isPending || withdraw.isPending,
    confirm: (link: LinkWithStatus, onDone?: () => void) =>
      confirm.mutate(
        { id: link.id, seen: seenOf(link) },
        {
          onSuccess: () => {
            announce(`Link confirmed: ${linkSentence(link)}.`);
            onDone?.();
          },
          onError: fault,
        },
      ),
    withdraw: (link: LinkWithStatus) =>
      withdraw.mutate(
        { id: link.id },
        {
          onSuccess: () => announce(`The link needs checking again: ${linkSentence(link)}.`),
          onError: fault,
        },
      ),
  };
}
