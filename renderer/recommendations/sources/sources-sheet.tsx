import { BookOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { linkWords } from '../../../core/evidence/describe.ts';
import type { Source } from '../../../core/evidence/evidence.ts';
import { endpointName } from '../../links/endpoint-name.ts';
import { isSuspect } from '../../links/link-state.ts';
import { SuspectMark } from '../../links/suspect-mark.tsx';
import { useReview } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { AboutSource } from './about-source.tsx';
import { AddSource } from './add-source.tsx';
import { useOpenDocument } from './open-document.ts';
import { RemoveTracker } from './remove-tracker.tsx';
import { ReplaceText } from './replace-text.tsx';
import { TrackerForm } from './tracker-form.tsx';

interface ListProps {
  readonly close: () => void;
  readonly onAdd: () => void;
  readonly onTracker: () => void;
  readonly onReplace: (source: Source) => void;
  readonly onUndo: (source: Source) => void;
}

function List({ close, onAdd, onTracker, onReplace, onUndo }: ListProps) {
  const review = useReview();
  const { evidence, links } = review;
  const read = useOpenDocument();
  const quotes = (id: string): number =>
    evidence.responses.flatMap(({ pins }) => pins).filter(({ source }) => source === id).length +
    evidence.commitments.filter(({ pin }) => pin.source === id).length;
  return (
    <>
      {evidence.sources.length === 0 && (
        <p>
          There are no source documents yet. Add a letter, a report or terms of reference, then select words
          in it to quote them.
        </p>
      )}
      <ul className="source-list">
        {evidence.sources.map((source) => (
          <li key={source.id}>
            <h3>{source.title}</h3>
            <AboutSource source={source} />
            <p className="help">{count(quotes(source.id), 'quotation')} from this document.</p>
            {links
              .filter((link) => link.to === `source:${source.id}` && isSuspect(link))
              .map((link) => {
                const sentence = `${endpointName(review, link.from)} ${linkWords(link.type)} it`;
                return (
                  <div key={link.id} className="small">
                    {sentence}
                    <SuspectMark link={link} name={sentence} />
                  </div>
                );
              })}
            <div className="actions">
              <Button
                aria-label={`Read ${source.title}`}
                onPress={() => {
                  close();
                  read({ id: source.id, marked: null });
                }}
              >
                <BookOpen aria-hidden="true" /> Read and quote
              </Button>
              <Button
                call="source.revise"
                look="quiet"
                aria-label={`Replace the text of ${source.title}`}
                onPress={() => onReplace(source)}
              >
                Replace its text…
              </Button>
              {source.tracker && (
                <Button
                  call="tracker.remove"
                  look="quiet"
                  aria-label={`Remove ${source.title}`}
                  onPress={() => onUndo(source)}
                >
                  Remove…
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button call="source.add" look="primary" onPress={onAdd}>
          <Plus aria-hidden="true" /> Add a document…
        </Button>
        <Button call="tracker.import" onPress={onTracker}>
          Import a tracker…
        </Button>
      </div>
    </>
  );
}

/** The button and dialogs for the source documents: read, quote, add, replace and remove. */
export function SourcesButton() {
  const [shows, setShows] = useState<'list' | 'add' | 'tracker' | Source | null>(null);
  const [takenBack, setTakenBack] = useState<Source | null>(null);
  const onOpenChange = (open: boolean) => !open && setShows(null);
  const replaced = typeof shows === 'object' ? shows : null;
  return (
    <>
      <Button onPress={() => setShows('list')}>
        <BookOpen aria-hidden="true" /> Sources…
      </Button>
      <Sheet title="Source documents" isOpen={shows === 'list'} onOpenChange={onOpenChange}>
        {(close) => (
          <List
            close={close}
            onAdd={() => setShows('add')}
            onTracker={() => setShows('tracker')}
            onReplace={setShows}
            onUndo={(source) => {
              setShows(null);
              setTakenBack(source);
            }}
          />
        )}
      </Sheet>
      <Sheet title="Import a tracker" isOpen={shows === 'tracker'} onOpenChange={onOpenChange}>
        {(close) => <TrackerForm close={close} />}
      </Sheet>
      <Sheet title="Add a document" isOpen={shows === 'add'} onOpenChange={onOpenChange}>
        {(close) => <AddSource close={close} />}
      </Sheet>
      <Sheet
        title="Remove a tracker"
        isOpen={takenBack !== null}
        onOpenChange={(open) => !open && setTakenBack(null)}
      >
        {(close) => takenBack && <RemoveTracker source={takenBack} close={close} />}
      </Sheet>
      <Sheet
        title={`Replace the text of ${replaced?.title ?? ''}`}
        isOpen={replaced !== null}
        onOpenChange={onOpenChange}
      >
        {(close) => replaced && <ReplaceText source={replaced} close={close} />}
      </Sheet>
    </>
  );
}
