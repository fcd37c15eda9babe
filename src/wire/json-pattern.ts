// Which places of a document are read element by element: patterns like `traffic[]` or `devicedetails.*`, as a tree.
import type { ReadEntry } from './reading.ts';

/** Pattern -> what makes of each element there the value that is kept in its place. */
export type Elements = Readonly<Record<string, ReadEntry<unknown>>>;

export type PatternNode = {
  readonly fields: Map<string, PatternNode>;
  anyField: PatternNode | undefined;
  items: PatternNode | undefined;
  read: ReadEntry<unknown> | undefined;
  /** True when nothing inside is read by a pattern of its own, so that the element can be parsed in one go. */
  isLeaf: boolean;
};

export const compilePatterns = (elements: Elements): PatternNode => {
  const root = aNode();
  for (const [pattern, read] of Object.entries(elements)) nodeAt(root, pattern).read = read;
  return root;
};

const aNode = (): PatternNode => ({
  fields: new Map(),
  anyField: undefined,
  items: undefined,
  read: undefined,
  isLeaf: true,
});

const nodeAt = (root: PatternNode, pattern: string): PatternNode => {
  let node = root;
  for (const step of pattern.match(/\[\]|[^.[\]]+/g) ?? []) {
    node.isLeaf = false;
    node = nextNode(node, step);
  }
  return node;
};

const nextNode = (node: PatternNode, step: string): PatternNode => {
  if (step === '[]') {
    node.items ??= aNode();
    return node.items;
  }
  if (step === '*') {
    node.anyField ??= aNode();
    return node.anyField;
  }
  const next = node.fields.get(step) ?? aNode();
  node.fields.set(step, next);
  return next;
};
