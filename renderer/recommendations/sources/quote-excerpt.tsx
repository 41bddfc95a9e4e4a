import type { Quoted } from '../../../core/evidence/source-calls.ts';
import { useWrite } from '../../state/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { Button } from '../../ui/controls.tsx';

/** Makes the quoted words an excerpt, to be themed, and linked to, like any other. */
export function QuoteExcerpt({ quoted }: { readonly quoted: Quoted }) {
  const add = useWrite('coding.addExcerpt');
  const { say, fault } = useAnnounce();
  const { source, ...passage } = quoted;
  return (
    <Button
      isDisabled={add.isPending}
      onPress={() =>
        add.mutate(
          { of: `source:${source}`, ...passage },
          { onSuccess: ({ id }) => say(`${id} is an excerpt of it now.`), onError: fault },
        )
      }
    >
      Make it an excerpt
    </Button>
  );
}
