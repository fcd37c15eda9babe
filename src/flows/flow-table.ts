// Flows as columns: one typed array per field, every text and every device once. Rows are numbers from 0; what was not reported has a mark of its own.

/** In a column of codes: not reported. Codes of texts, ends and sets begin at 1. */
export const NO_CODE = 0;
/** In a column of ports: not reported. All other columns of numbers say it with NaN, and only inside this room. */
export const NO_PORT = -1;
/** In a column of scores: not reported. Every other value is a per cent. */
export const NO_SCORE = 255;

/** Clean, printable texts, each once. */
export type Dictionary = Readonly<{
  count: number;
  /** Undefined for NO_CODE. */
  textOf(code: number): string | undefined;
  /** NO_CODE for a text that is not there. */
  codeOf(text: string): number;
}>;

/** The devices and addresses at the ends of flows, each once: the end of code `n` stands at index `n - 1`. Texts are codes of `FlowTable.texts`. */
export type EndColumns = Readonly<{
  count: number;
  /** NaN where not reported: ids can be negative or zero. */
  did: Float64Array;
  ip: Uint32Array;
  hostname: Uint32Array;
  label: Uint32Array;
  mac: Uint32Array;
  vendor: Uint32Array;
  os: Uint32Array;
  deviceType: Uint32Array;
  country: Uint32Array;
  firstSeenAt: Float64Array;
  lastSeenAt: Float64Array;
  /** Codes of `FlowTable.sets`. */
  tags: Uint32Array;
}>;

export type FlowTable = Readonly<{
  rowCount: number;
  /** Codes of ends. */
  source: Uint32Array;
  destination: Uint32Array;
  sourcePort: Int32Array;
  destinationPort: Int32Array;
  /** Codes of texts. */
  protocol: Uint32Array;
  applicationProtocol: Uint32Array;
  direction: Uint32Array;
  bytes: Float64Array;
  packets: Float64Array;
  durationMs: Float64Array;
  startAt: Float64Array;
  endAt: Float64Array;
  /** Codes of sets. */
  flags: Uint32Array;
  /** In whole per cent; a column of length 0: none of the flows has one. */
  score: Uint8Array;
  ends: EndColumns;
  texts: Dictionary;
  /** Lists of texts, such as the flags of a flow or the tags of a device, each once; undefined for NO_CODE. */
  sets: Readonly<{ count: number; textsOf(code: number): readonly string[] | undefined }>;
}>;

/** Row numbers, in the order they are to be shown or counted. */
export type Rows = Uint32Array;
