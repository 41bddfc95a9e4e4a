import { useReviewOf } from '../../state/review/review.tsx';
import { useLater } from '../../ui/use-later.ts';

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const loadPeopleSheet = async () => (await import('./people-sheet.tsx')).PeopleSheet;

/** The dialog of the people who have access to the open review. */
export function ReviewPeople({ isOpen, onOpenChange }: Props) {
  const { path, title } = useReviewOf(({ review }) => review);
  const People = useLater(isOpen, loadPeopleSheet);
  return People && <People review={path} title={title} isOpen={isOpen} onOpenChange={onOpenChange} />;
}
