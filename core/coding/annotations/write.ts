import { makeAnchor, type Stretch } from '../../evidence/anchor.ts';
import type { Ref } from '../../evidence/link.ts';
import type { Excerpt, Theme } from '../../evidence/records.ts';
import { contextWithout } from '../outward.ts';
import type { Publishable } from '../publish.ts';
import type { Copies } from '../scrub.ts';

/**
 * Excerpts as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a target with a text position and a text
 * quote, and a body for each theme, the stance and the remark.
 */

/** The names that things of one review go by outside of it. */
const iriOf = (review: string, ref: Ref): string =>
  `urn:keeling:${encodeURIComponent(review)}:${ref.split(':').map(encodeURIComponent).join(':')}`;

/** Places counted as the model counts them: in code points, not in UTF-16 code units. */
const pointsTo = (text: string, at: number): number => [...text.slice(0, at)].length;

const motivationOf = ({ themes, stance, remark }: Excerpt): string => {
  if (themes.length > 0) return 'classifying';
  if (stance !== null) return 'assessing';
  return remark === '' ? 'highlighting' : 'commenting';
};

const textual = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value });

/** One excerpt as an annotation. The words around it stop where some are redacted. */
function annotationOf(
  { excerpt, text, redacted }: Publishable,
  names: ReadonlyMap<string, string>,
  review: string,
  scrub: Copies['scrub'],
) {
  const { from, to } = excerpt.anchor;
  const { prefix, suffix } = makeAnchor(text.text, from, to);
  const stretch: Stretch = { from, to };
  const reach = { before: prefix.length, after: suffix.length };
  return {
    id: iriOf(review, `excerpt:${excerpt.id}`),
    type: 'Annotation',
    motivation: motivationOf(excerpt),
    creator: { type: 'Person', name: excerpt.by },
    created: excerpt.at,
    body: [
      ...excerpt.themes.map((theme) => ({
        id: iriOf(review, `theme:${theme}`),
        ...textual('tagging', scrub(names.get(theme) ?? theme)),
      })),
      ...(excerpt.stance === null ? [] : [textual('assessing', excerpt.stance)]),
      ...(excerpt.remark === '' ? [] : [textual('commenting', scrub(excerpt.remark))]),
    ],
    target: {
      source: iriOf(review, excerpt.of),
      selector: [
        { type: 'TextPositionSelector', start: pointsTo(text.text, from), end: pointsTo(text.text, to) },
        {
          type: 'TextQuoteSelector',
          exact: excerpt.anchor.quote,
          ...contextWithout(text.text, stretch, reach, redacted),
        },
      ],
    },
  };
}

/** Excerpts as one annotation collection, on one page. */
export function annotationsOf(
  excerpts: readonly Publishable[],
  about: {
    readonly review: { readonly id: string; readonly title: string };
    readonly themes: readonly Theme[];
    readonly scrub: Copies['scrub'];
  },
): string {
  const { review, themes, scrub } = about;
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  const items = excerpts.map((excerpt) => annotationOf(excerpt, names, review.id, scrub));
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:keeling:${encodeURIComponent(review.id)}:excerpts`,
    type: 'AnnotationCollection',
    label: `Excerpts of the review “${scrub(review.title)}”`,
    total: items.length,
    first: {
      id: `urn:keeling:${encodeURIComponent(review.id)}:excerpts:1`,
      type: 'AnnotationPage',
      startIndex: 0,
      items,
    },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}
