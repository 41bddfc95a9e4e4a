import { childrenNamed, descend, type XmlElement } from '../xml/tree.ts';

/** The pictures and documents of a file, by the ids that its figures and forms refer to. */
export type Resources = ReadonlyMap<string, XmlElement>;

/** Reads the resources of a file. */
export function resourcesOf(root: XmlElement): Resources {
  const resourcesById = new Map<string, XmlElement>();
  for (const holder of childrenNamed(root, 'Resources'))
    for (const element of descend(holder)) {
      const { id } = element.attributes;
      if (element.name === 'Resource' && id !== undefined) resourcesById.set(id, element);
    }
  return resourcesById;
}

/**
 * Adds to an element the addresses of the pictures and documents that it refers to, so that its stored markup is
 * complete.
 */
export function withResources(element: XmlElement, resources: Resources): XmlElement {
  const refs = new Set([...descend(element)].map(({ attributes }) => attributes.ResourceRef));
  const referenced = [...refs].flatMap((ref) => (ref === undefined ? [] : (resources.get(ref) ?? [])));
  // Only addresses are kept. A version inside the file is either words, which are kept after the text, or the bytes of
  // a picture.
  const addressed = referenced.map((resource) => ({
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
