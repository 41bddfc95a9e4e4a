import { useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../../state/host/queries.ts';
import { Segments } from '../../ui/segments.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { builderInput, type PaperChoice } from './use-paper.ts';

/**
 * Makes an object URL of a page for a sandboxed frame. The page has no scripts and loads nothing; its policy admits
 * its style by hash.
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

/** The exported page, exactly as it will be: the current part, or the whole paper. */
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
