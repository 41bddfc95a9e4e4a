import { useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../../state/host/queries.ts';
import { Segments } from '../../ui/segments.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { builderInput, type PaperChoice } from './use-paper.ts';

/**
 * A page as an address for a frame. The frame can run nothing: it has no scripts and may load nothing, and its style is
 * let in by its hash.
 */
function usePage(html: string | undefined): string | undefined {
  const url = useMemo(
    () => (html === undefined ? undefined : URL.createObjectURL(new Blob([html], { type: 'text/html' }))),
    [html],
  );
  useEffect(() => {
    if (url === undefined) return;
    return () => URL.revokeObjectURL(url);
  }, [url]);
  return url;
}

/** The very page that would be exported: of the part that is worked on, or whole. */
export function PaperPreview({
  choice,
  part,
}: {
  readonly choice: PaperChoice;
  readonly part: string | null;
}) {
  const [isWholePaper, setWholePaper] = useState(false);
  const shownPart = isWholePaper ? null : part;
  const preview = useAnswer('pack.preview', {
    ...builderInput(choice),
    ...(shownPart !== null ? { part: shownPart } : {}),
  });
  const url = usePage(preview.data?.html);
  return (
    <section className="paper-preview" aria-label="Preview">
      <Segments
        label="What to preview"
        options={['part', 'whole'] as const}
        words={(one) => (one === 'part' ? 'This part' : 'The whole paper')}
        value={isWholePaper ? 'whole' : 'part'}
        onChange={(one) => setWholePaper(one === 'whole')}
      />
      <p className="on-paper-only">
        To print the paper itself, export the pack and print its PDF or Word file.
      </p>
      {!isWholePaper && part === null ? (
        <p className="help">This part is excluded, so there is no preview.</p>
      ) : preview.isError ? (
        <Trouble thrown={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <iframe
          title={isWholePaper ? 'Preview of the whole paper' : 'Preview of this part'}
          sandbox="allow-same-origin"
          src={url}
        />
      )}
    </section>
  );
}
