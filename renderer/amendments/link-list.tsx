import { Link2 } from 'lucide-react';
import { memo } from 'react';
import { OwnLinks } from '../links/own-links.tsx';
import { useReviewOf } from '../state/review/review.tsx';
import { useLinking } from '../state/window/linking.ts';
import { Button } from '../ui/controls.tsx';

/** The recommendations that an amendment answers and the evidence for it, in the amendment panel. */
export const LinkList = memo(function LinkList({ id }: { readonly id: string }) {
  const from = `amendment:${id}` as const;
  const hasLinks = useReviewOf(({ links }) => links.some((link) => link.from === from));
  const addLink = useLinking();
  return (
    <section className="links" aria-label={`Links of ${id}`}>
      <h3>Links</h3>
      {hasLinks ? (
        <OwnLinks from={from} first={2} />
      ) : (
        <p className="help">
          There are no links yet. Link this amendment to the recommendation it answers and to the evidence for
          it.
        </p>
      )}
      <Button call="link.add" onPress={() => addLink({ from })}>
        <Link2 aria-hidden="true" /> Add a link…
      </Button>
    </section>
  );
});
