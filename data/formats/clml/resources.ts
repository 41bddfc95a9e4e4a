import { childrenNamed, descend, type XmlElement } from '../xml/tree.ts';

/** The files that a file draws on, by the names that its pictures and forms refer to them by. */
export type Resources = ReadonlyMap<string, XmlElement>;

export function resourcesOf(root: XmlElement): Resources {
  const resourcesById = new Map<string, XmlElement>();
  for (const holder of childrenNamed(root, 'Resources'))
    for (const element of descend(holder)) {
      const { id } = element.attributes;
      if (element.name === 'Resource' && id !== undefined) resourcesById.set(id, element);
    }
  return resourcesById;
}

/** What is kept of an element: with it, where each picture or document in it is to be found. */
export function withResources(element: XmlElement, resources: Resources): XmlElement {
  const refs = new Set([...descend(element)].map(({ attributes }) => attributes.ResourceRef));
  const drawn = [...refs].flatMap((ref) => (ref === undefined ? [] : (resources.get(ref) ?? [])));
  // What stands in the file itself is words, which are kept after the text, or the bytes of a picture.
  const addressed = drawn.map((resource) => ({
    ...resource,
    children: childrenNamed(resource, 'ExternalVersion'),
  }));
  const filledResources = addressed.filter(({ children }) => children.length > 0);
  if (filledResources.length === 0) return element;
  const resourcesElement: XmlElement = {
    name: 'Resources',
    attributes: {},
    children: filledResources,
    line: element.line,
  };
  return { ...element, children: [...element.children, resourcesElement] };
}
