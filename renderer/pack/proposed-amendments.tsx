import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { DocumentKind } from '../../core/pack/documents.ts';
import { DOCUMENT_WORDS } from '../../core/pack/paper/headings.ts';
import { proposedIn } from '../../core/pack/proposed.ts';
import type { Proposes } from '../../core/pack/records.ts';
import { useAnswer } from '../state/host/queries.ts';
import { useReview } from '../state/review/review.tsx';
import { useBarred } from '../ui/allowed.tsx';
import { Button } from '../ui/controls.tsx';
import { useDo } from './builder/use-paper.ts';
import { withoutEdits } from './contents.ts';
import { WhichAmendments } from './which-amendments.tsx';

/** The amendments and edits that a paper proposes, worked out for the draft; null until loaded. */
export function useProposed(document: DocumentKind) {
  const { draft } = useReview();
  const proposes = useAnswer('pack.proposes', { document }).data?.proposes;
  return useMemo(
    () => (proposes === undefined ? null : { proposes, ...proposedIn(draft.amendments, proposes) }),
    [proposes, draft.amendments],
  );
}

/** The choice of the amendments that a paper proposes. It belongs to the paper and is saved with the review. */
export function ProposedAmendments({
  document,
  proposes,
}: {
  readonly document: DocumentKind;
  readonly proposes: Proposes;
}) {
  const { draft } = useReview();
  const act = useDo();
  const barred = useBarred('pack.propose');
  const client = useQueryClient();
  const shownChoice: Proposes = {
    amendments: draft.shownAmendments.map(({ id }) => id),
    withoutEdits: withoutEdits(draft.amendments, draft.shownAmendments),
  };
  const isOther = typeof proposes !== 'string' && canonicalJson(proposes) !== canonicalJson(shownChoice);
  const choose = async (chosen: Proposes) => {
    const queryKey = ['pack.proposes', { document }];
    // The cache is updated before the save, so that an export right after uses the new choice.
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, { proposes: chosen });
    const saved = await act(
      'pack.propose',
      { document, proposes: chosen },
      `Your choice of amendments for ${DOCUMENT_WORDS[document]} is saved.`,
    );
    if (saved === null) await client.invalidateQueries({ queryKey });
  };
  return (
    <>
      <WhichAmendments
        range={typeof proposes === 'string' ? proposes : 'shown'}
        onWhich={(range) => void choose(range === 'shown' ? shownChoice : range)}
        offered={['agreed', 'all', 'shown']}
        barred={barred}
      />
      {isOther && (
        <p className="help" role="note">
          The amendments shown in the text have changed since you chose this.{' '}
          <Button call="pack.propose" look="link-command" onPress={() => void choose(shownChoice)}>
            Use the amendments shown now
          </Button>
        </p>
      )}
    </>
  );
}
