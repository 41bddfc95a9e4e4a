import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { count } from '../../../core/base/english.ts';
import type { ThemeNode } from './frame-tree.ts';

/** The key of the row for excerpts without a theme. */
export const UNTAGGED = 'untagged';

const keysOf = (nodes: readonly ThemeNode[]): readonly string[] =>
  nodes.flatMap(({ theme, parts }) => [theme.id, ...keysOf(parts)]);

function Row({ node, chosen }: { readonly node: ThemeNode; readonly chosen: string | null }) {
  const { theme, parts } = node;
  return (
    <TreeItem
      id={theme.id}
      textValue={`${theme.name}, ${count(theme.excerpts, 'excerpt')}`}
      hasChildItems={parts.length > 0}
      className={theme.id === chosen ? 'theme-row chosen' : 'theme-row'}
    >
      <TreeItemContent>
        {parts.length > 0 ? (
          <Button slot="chevron" className="chevron" aria-label="Show or hide the sub-themes of">
            <ChevronRight aria-hidden="true" />
          </Button>
        ) : (
          <span className="chevron" />
        )}
        <span className="name">{theme.name}</span>
        <span className="number" aria-hidden="true">
          {theme.excerpts}
        </span>
      </TreeItemContent>
      <Collection items={parts.map((part) => ({ id: part.theme.id, part }))} dependencies={[chosen]}>
        {({ part }) => <Row node={part} chosen={chosen} />}
      </Collection>
    </TreeItem>
  );
}

interface ThemeTreeProps {
  readonly nodes: readonly ThemeNode[];
  readonly untagged: number;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** The code frame as a tree. Each theme shows the number of its own excerpts. */
export function ThemeTree({ nodes, untagged, chosen, onChoose }: ThemeTreeProps) {
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const all = keysOf(nodes);
  return (
    <Tree
      aria-label="Themes"
      className="theme-tree"
      // Themes are expanded unless the user closed them, so that a moved theme is visible under its new parent.
      expandedKeys={all.filter((id) => !shut.has(id))}
      onExpandedChange={(keys) => setShut(new Set(all.filter((id) => !keys.has(id))))}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onChoose(String(key));
      }}
    >
      <Collection items={nodes.map((node) => ({ id: node.theme.id, node }))} dependencies={[chosen]}>
        {({ node }) => <Row node={node} chosen={chosen} />}
      </Collection>
      {untagged > 0 && (
        <TreeItem
          id={UNTAGGED}
          textValue={`Without a theme, ${count(untagged, 'excerpt')}`}
          className={chosen === UNTAGGED ? 'theme-row aside chosen' : 'theme-row aside'}
        >
          <TreeItemContent>
            <span className="chevron" />
            <span className="name">Without a theme</span>
            <span className="number" aria-hidden="true">
              {untagged}
            </span>
          </TreeItemContent>
        </TreeItem>
      )}
    </Tree>
  );
}
