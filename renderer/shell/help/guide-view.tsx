import { Fragment } from 'react';
import type { HelpPage } from '../../state/window/help.ts';
import { Button } from '../../ui/controls.tsx';
import { type Block, guideBlocks, type Inline } from './guide-blocks.ts';

/** The guides that the help can show, by the file name that links use. */
const GUIDE_PAGES: Readonly<Record<string, HelpPage>> = {
  'officials.md': 'officials',
  'lawyers.md': 'lawyers',
  'keys.md': 'keys',
};

interface InlineProps {
  readonly inlines: readonly Inline[];
  readonly onPage: (page: HelpPage) => void;
}

function InlineView({ inline, onPage }: { readonly inline: Inline; readonly onPage: InlineProps['onPage'] }) {
  const { kind, words } = inline;
  if (kind === 'words') return words;
  if (kind !== 'link') {
    const Element = kind;
    return <Element>{words}</Element>;
  }
  const page = GUIDE_PAGES[inline.to];
  // Only these guides are linked. Other links appear as plain text, because the page must never fetch from the network.
  return page ? (
    <Button look="link" onPress={() => onPage(page)}>
      {words === inline.to ? `the ${page} guide` : words}
    </Button>
  ) : (
    words
  );
}

function Inlines({ inlines, onPage }: InlineProps) {
  return inlines.map((inline, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a guide never changes while it is read
    <InlineView key={at} inline={inline} onPage={onPage} />
  ));
}

function BlockView({ block, onPage }: { readonly block: Block; readonly onPage: InlineProps['onPage'] }) {
  switch (block.kind) {
    case 'heading': {
      // The help already shows the guide's level-1 title.
      const Heading = block.level <= 2 ? 'h4' : 'h5';
      return (
        <Heading>
          <Inlines inlines={block.inlines} onPage={onPage} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.inlines} onPage={onPage} />
        </p>
      );
    case 'code':
      return <pre>{block.words}</pre>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a guide never changes while it is read
            <li key={at}>
              <Inlines inlines={item} onPage={onPage} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table>
          <tbody>
            {block.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a guide never changes while it is read
              <tr key={at}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a guide never changes while it is read
                  <td key={index}>
                    <Inlines inlines={cell} onPage={onPage} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

interface GuideProps {
  readonly markdown: string;
  readonly onPage: (page: HelpPage) => void;
}

/** A guide from the documentation, without its title. */
export function GuideView({ markdown, onPage }: GuideProps) {
  const blocks = guideBlocks(markdown).filter((block) => block.kind !== 'heading' || block.level > 1);
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a guide never changes while it is read
    <Fragment key={at}>
      <BlockView block={block} onPage={onPage} />
    </Fragment>
  ));
}
