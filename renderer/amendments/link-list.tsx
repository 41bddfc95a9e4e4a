import { Link2 } from 'lucide-react';
import { memo } from 'react';
import { OwnLinks } from '../links/own-links.tsx';
import { useReviewOf } from '../state/review/review.tsx';
import { useLinking } from '../state/window/linking.ts';
import { Button } from '../ui/controls.tsx';

/** What an amendment answers and what stands behind it. */
export const LinkList = memo(function LinkList({ id }: { readonly id: string }) {
  const from = `amendment:${id}` as const;
  const any = useReviewOf(({ links }) => links.some((link) => link.from === from));
  const link = useLinking();
  return (
    <section className="links" aria-label={`Links of ${id}`}>
      <h3>Links</h3>
      {any ? (
        <OwnLinks from={from} first={2} />
      ) : (
        <p className="help">
          There are no links yet. Link this amendment to the recommendation it answers and to the evidence for
          it.
        </p>
      )}
      <Button call="link.add" onPress={() => link({ from })}>
        <Link2 aria-hidden="true" /> Add a link…
      </Button>
    </section>
  );
});
