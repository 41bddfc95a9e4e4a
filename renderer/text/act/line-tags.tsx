/** The number of characters (UTF-16) in a line for each amendment number that fits beside it, roughly. */
const LETTERS_PER_TAG = 45;
/** The number of tags that fit beside the shortest line. */
const MIN_TAGS = 2;

/**
 * The amendment numbers that fit beside a line of this length, and the count of those that don’t. The selected one is
 * always included.
 */
export function tagsThatFit(
  tags: readonly string[],
  letters: number,
  selected: string | null,
): { readonly shownTags: ReadonlySet<string>; readonly hiddenCount: number } {
  const room = Math.max(MIN_TAGS, Math.floor(letters / LETTERS_PER_TAG));
  if (tags.length <= room) return { shownTags: new Set(tags), hiddenCount: 0 };
  const first = selected !== null && tags.includes(selected) ? [selected] : [];
  const shownTags = new Set([...new Set([...first, ...tags])].slice(0, room - 1));
  return { shownTags, hiddenCount: tags.length - shownTags.size };
}

interface LineTagsProps {
  readonly tags: readonly string[];
  readonly letters: number;
  readonly selected: string | null;
}

/** The numbers of the amendments that change a line. Hidden from screen readers, which read each change’s own label. */
export function LineTags({ tags, letters, selected }: LineTagsProps) {
  const { shownTags, hiddenCount } = tagsThatFit(tags, letters, selected);
  const nameOf = (am: string) => [am === selected ? 'active' : '', shownTags.has(am) ? '' : 'beyond'];
  return (
    <span className="tags" aria-hidden="true">
      {tags.map((am) => (
        <span key={am} data-tag={am} className={nameOf(am).filter(Boolean).join(' ')}>
          {am}
        </span>
      ))}
      {hiddenCount > 0 && <span className="more">+{hiddenCount}</span>}
    </span>
  );
}
