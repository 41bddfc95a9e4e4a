import { useReviewOf } from '../../state/review/review.tsx';
import { useLater } from '../../ui/use-later.ts';

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const read = async () => (await import('./people-sheet.tsx')).PeopleSheet;

/** Who may see the open review. */
export function ReviewPeople({ isOpen, onOpenChange }: Props) {
  const { path, title } = useReviewOf(({ review }) => review);
  const People = useLater(isOpen, read);
  return People && <People review={path} title={title} isOpen={isOpen} onOpenChange={onOpenChange} />;
}
