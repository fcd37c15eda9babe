// Which places of a document are kept, and which are read element by element: patterns like `traffic[]` or `devicedetails.*`, as a tree.
import { MAX_ENTRIES, MAX_MASS_ENTRIES, type ReadEntry, type Wrong } from './reading.ts';

/** Pattern -> what makes of each element there the value that is kept in its place. */
export type Elements = Readonly<Record<string, ReadEntry<unknown>>>;

/** Takes the elements of a list for itself: nothing is kept in their place. */
export type Intake = Readonly<{
  /** A list begins; what came of an earlier one of the same name counts no more. */
  begin(): void;
  /**
   * Takes the element whose opening bracket is at `from`, and returns the index behind it. It may open `maxDepth` brackets.
   * Less than 0, and nothing is taken, when it is not all there or not plain enough: then it will be parsed.
   */
  takeBytes(bytes: Uint8Array, from: number, maxDepth: number): number;
  /** Takes an element that was parsed. */
  take(raw: unknown): Wrong | undefined;
}>;

/** What of a document is wanted; all else is checked and let go. */
export type Wanted = Readonly<{
  /** Lists that hold the mass of an answer: only its size bounds them. */
  masses: Elements;
  /** Such lists that are taken from their bytes. */
  intakes?: Readonly<Record<string, Intake>>;
  /** Lists and maps that no appliance has reason to make long. */
  elements: Elements;
  /** Values that are kept as they come. */
  places: readonly string[];
}>;

type NamedNode = Readonly<{ name: string; node: PatternNode }>;

export type PatternNode = {
  /** A list, because a map would compute the hash of every name that an answer holds, which takes longer than comparing. */
  readonly fields: NamedNode[];
  anyField: PatternNode | undefined;
  items: PatternNode | undefined;
  read: ReadEntry<unknown> | undefined;
  intake: Intake | undefined;
  /** True when nothing inside is read by a pattern of its own, so that the element can be parsed in one go. */
  isLeaf: boolean;
  /** True when a pattern ends here: then a leaf is held in memory whole, and must not be too long. */
  isNamed: boolean;
  /** True when what no pattern names in here is not kept. */
  skipsOthers: boolean;
  /** True when a list here is not even opened: its place is told as far as the skip knows it. */
  skipsLists: boolean;
  /** So many may stand in a list here, or in a map. */
  maxEntries: number;
};

/** Keeps the whole document. */
export const compilePatterns = (elements: Elements): PatternNode => {
  const root = aNode(false, Number.POSITIVE_INFINITY);
  readAll(root, elements);
  return root;
};

/** Keeps what is wanted. */
export const compileWanted = ({ masses, intakes = {}, elements, places }: Wanted): PatternNode => {
  const root = aNode(true, MAX_ENTRIES);
  for (const place of places) nodeAt(root, place).isNamed = true;
  readAll(root, elements);
  readAll(root, masses);
  for (const [pattern, intake] of Object.entries(intakes)) takeAll(nodeAt(root, pattern), intake);
  for (const mass of [...Object.keys(masses), ...Object.keys(intakes)])
    nodeAt(root, mass.replace(LAST_STEP, '')).maxEntries = MAX_MASS_ENTRIES;
  return root;
};

/** Keeps nothing. */
export const keepNothing = (): PatternNode => ({
  ...aNode(true, Number.POSITIVE_INFINITY),
  isLeaf: false,
  skipsLists: true,
});

const LAST_STEP = /(?:\[\]|\.\*)$/;

const readAll = (root: PatternNode, elements: Elements): void => {
  for (const [pattern, read] of Object.entries(elements)) {
    const node = nodeAt(root, pattern);
    node.read = read;
    node.isNamed = true;
  }
};

const takeAll = (node: PatternNode, intake: Intake): void => {
  node.read = (raw) => intake.take(raw);
  node.intake = intake;
  node.isNamed = true;
};

const aNode = (skipsOthers: boolean, maxEntries: number): PatternNode => ({
  fields: [],
  anyField: undefined,
  items: undefined,
  read: undefined,
  intake: undefined,
  isLeaf: true,
  isNamed: false,
  skipsOthers,
  skipsLists: false,
  maxEntries,
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
  const next = (): PatternNode => aNode(node.skipsOthers, node.skipsOthers ? MAX_ENTRIES : Number.POSITIVE_INFINITY);
  if (step === '[]') {
    node.items ??= next();
    return node.items;
  }
  if (step === '*') {
    node.anyField ??= next();
    return node.anyField;
  }
  const known = fieldOf(node, step);
  if (known !== undefined) return known;
  const field = next();
  node.fields.push({ name: step, node: field });
  return field;
};

export const fieldOf = ({ fields }: PatternNode, name: string): PatternNode | undefined => {
  for (const field of fields) if (field.name === name) return field.node;
  return undefined;
};
