import { Segments } from '../ui/segments.tsx';

/** What the room can show. */
const VIEWS = ['notes', 'responses', 'campaigns', 'suggestions', 'themes', 'charts'] as const;
export type ConsultationView = (typeof VIEWS)[number];

const NAMES: Readonly<Record<ConsultationView, string>> = {
  notes: 'Notes',
  responses: 'Answers',
  campaigns: 'Campaigns',
  suggestions: 'Suggestions',
  themes: 'Themes',
  charts: 'Charts',
};

interface ViewsProps {
  readonly view: ConsultationView;
  /** How many there are of what can be counted. */
  readonly counts: Readonly<Partial<Record<ConsultationView, number>>>;
  readonly onShow: (view: ConsultationView) => void;
}

/** The choice of what the room shows. */
export function Views({ view, counts, onShow }: ViewsProps) {
  return (
    <Segments
      label="What is shown"
      options={VIEWS}
      words={(view) => (
        <>
          {NAMES[view]}
          {counts[view] !== undefined && (
            <span className="soft"> {counts[view]?.toLocaleString('en-GB')}</span>
          )}
        </>
      )}
      value={view}
      onChange={onShow}
    />
  );
}
