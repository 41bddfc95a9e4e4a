import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

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
  readonly shown: ConsultationView;
  /** How many there are of what can be counted. */
  readonly counts: Readonly<Partial<Record<ConsultationView, number>>>;
  readonly onShow: (view: ConsultationView) => void;
}

/** The choice of what the room shows. */
export function Views({ shown, counts, onShow }: ViewsProps) {
  return (
    <ToggleButtonGroup
      aria-label="What is shown"
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[shown]}
      onSelectionChange={(keys) => {
        const next = VIEWS.find((view) => keys.has(view));
        if (next) onShow(next);
      }}
    >
      {VIEWS.map((view) => (
        <ToggleButton key={view} id={view}>
          {NAMES[view]}
          {counts[view] !== undefined && (
            <span className="soft"> {counts[view]?.toLocaleString('en-GB')}</span>
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
