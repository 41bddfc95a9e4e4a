import { Segments } from '../ui/segments.tsx';

/** The views of the Consultation room. */
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
  /** The number of items in each view that has a count. */
  readonly counts: Readonly<Partial<Record<ConsultationView, number>>>;
  readonly onShow: (view: ConsultationView) => void;
}

/** The control that switches between the views. */
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
