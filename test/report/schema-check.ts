// Checks a value against the few words of JSON Schema that the report's schema uses; an unknown word is a mistake of the schema.

const WORDS = [
  '$schema',
  '$id',
  '$defs',
  '$ref',
  'title',
  'description',
  'format',
  'type',
  'const',
  'enum',
  'required',
  'properties',
  'patternProperties',
  'propertyNames',
  'additionalProperties',
  'items',
  'pattern',
  'exclusiveMinimum',
];

type Known = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const record = (value: unknown): Known => (isRecord(value) ? value : {});

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** The places that do not fit, with what is wrong there; none when all fits. */
export const schemaFaults = (
  schema: unknown,
  value: unknown,
  root: unknown = schema,
  path = '$',
): readonly string[] => {
  const rules = record(schema);
  const strange = Object.keys(rules).filter((word) => !WORDS.includes(word));
  const reference = rules.$ref;
  const referred =
    typeof reference === 'string'
      ? schemaFaults(
          record(record(root).$defs)[reference.replace('#/$defs/', '')] ?? { unknown: reference },
          value,
          root,
          path,
        )
      : [];
  return [
    ...strange.map((word) => `${path}: the schema says ${word}, which nobody reads`),
    ...referred,
    ...ownFaults(rules, value).map((fault) => `${path}: ${fault}`),
    ...partFaults(rules, value, root, path),
  ];
};

const ownFaults = (rules: Known, value: unknown): readonly string[] => {
  const { type, pattern, exclusiveMinimum: least } = rules;
  return [
    ...(type !== undefined && !list(type).includes(typeOf(value)) ? [`is ${typeOf(value)}, not ${String(type)}`] : []),
    ...('const' in rules && rules.const !== value ? [`is not ${String(rules.const)}`] : []),
    ...(Array.isArray(rules.enum) && !rules.enum.includes(value) ? ['is not among the known'] : []),
    ...(typeof pattern === 'string' && typeof value === 'string' && !new RegExp(pattern, 'u').test(value)
      ? [`does not match ${pattern}`]
      : []),
    ...(typeof least === 'number' && typeof value === 'number' && value <= least ? [`is not above ${least}`] : []),
    ...(isRecord(value)
      ? list(rules.required)
          .filter((key) => !Object.hasOwn(value, String(key)))
          .map((key) => `lacks ${String(key)}`)
      : []),
  ];
};

const partFaults = (rules: Known, value: unknown, root: unknown, path: string): readonly string[] => {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => schemaFaults(rules.items ?? {}, item, root, `${path}[${index}]`));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const place = `${path}.${key}`;
    const named = 'propertyNames' in rules ? schemaFaults(rules.propertyNames, key, root, place) : [];
    const own = record(rules.properties)[key];
    if (own !== undefined) return [...named, ...schemaFaults(own, item, root, place)];
    const patterns = Object.entries(record(rules.patternProperties)).filter(([pattern]) =>
      new RegExp(pattern, 'u').test(key),
    );
    if (patterns.length === 0 && rules.additionalProperties === false) return [...named, `${place}: is not known`];
    return [...named, ...patterns.flatMap(([, one]) => schemaFaults(one, item, root, place))];
  });
};
