import { useBench } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';

/** Amendments by number, each a way to read it in the Act. */
export function AmendmentLinks({ ids }: { readonly ids: readonly string[] }) {
  const { dispatch } = useBench();
  return ids.map((id) => (
    <Button
      key={id}
      look="link"
      onPress={() => {
        dispatch({ do: 'select', id });
        dispatch({ do: 'enter', room: 'act' });
      }}
    >
      {id}
    </Button>
  ));
}
