// Which events are counted: a category, a type, or one of each written as one word, as networkdevicedetails.

const CATEGORIES = ['saas', 'csensor', 'network', 'loginput'] as const;
const TYPES = ['notices', 'devicedetails', 'modelevents'] as const;

type Category = (typeof CATEGORIES)[number];
type Type = (typeof TYPES)[number];

export type EventType = Readonly<{ category: Category | undefined; type: Type | undefined }>;

/** Undefined for any other word, and for the one that goes together with no other. */
export const readEventType = (text: string): EventType | undefined => {
  const category = CATEGORIES.find((word) => text.startsWith(word));
  const rest = category === undefined ? text : text.slice(category.length);
  const type = TYPES.find((word) => word === rest);
  if (rest !== '' && type === undefined) return undefined;
  if (category === undefined && type === undefined) return undefined;
  return category === 'saas' && type === 'devicedetails' ? undefined : { category, type };
};
