// Whether the contact behind a flow failed or was answered, as far as its flags and packets tell.
import { type FlowTable, NO_CODE } from '../../flows/flow-table.ts';
import { knownName } from './count-protocols.ts';

export const OUTCOME = { unknown: 0, failed: 1, answered: 2 } as const;

/** Zeek's connection states, words of other sensors, and what they mean by themselves. */
const FAILED: ReadonlySet<string> = new Set([
  's0',
  'rej',
  'rstos0',
  'rstrh',
  'sh',
  'rejected',
  'reject',
  'refused',
  'failed',
  'fail',
  'failure',
  'timeout',
  'timedout',
  'noanswer',
  'noresponse',
  'noreply',
  'unanswered',
  'unreachable',
  'halfopen',
  'incomplete',
  'blocked',
  'denied',
  'deny',
  'dropped',
  'drop',
]);

const ANSWERED: ReadonlySet<string> = new Set([
  'established',
  'est',
  'estab',
  's1',
  's2',
  's3',
  'sf',
  'rsto',
  'rstr',
  'closed',
  'completed',
  'success',
  'psh',
  'push',
  'synack',
]);

const RESET: ReadonlySet<string> = new Set(['rst', 'reset']);
const ACKNOWLEDGED: ReadonlySet<string> = new Set(['ack', 'acked']);

/** A contact that was refused took no more packets than a SYN, its retries and one RST. */
const MOST_PACKETS_REFUSED = 4;

/** By row, values of `OUTCOME`. */
export const createOutcomeReader = (table: FlowTable): ((row: number) => number) => {
  const bySet = new Map<number, Marks>();
  const recognised = new Map<number, boolean>();
  return (row) => {
    const code = table.flags[row] ?? NO_CODE;
    let marks = bySet.get(code);
    if (marks === undefined) {
      marks = readMarks(table.sets.textsOf(code) ?? []);
      bySet.set(code, marks);
    }
    const outcome = judge(marks, table.packets[row]);
    if (outcome !== OUTCOME.unknown) return outcome;
    const application = table.applicationProtocol[row] ?? NO_CODE;
    let isRecognised = recognised.get(application);
    if (isRecognised === undefined) {
      isRecognised = knownName(table.texts.textOf(application)) !== undefined;
      recognised.set(application, isRecognised);
    }
    // Whoever recognised the protocol saw a conversation: this is all that is known of UDP, which has no flags.
    return isRecognised ? OUTCOME.answered : OUTCOME.unknown;
  };
};

type Marks = Readonly<{ failed: boolean; answered: boolean; reset: boolean; ack: boolean; syn: boolean; fin: boolean }>;

const readMarks = (flags: readonly string[]): Marks => {
  const words = flags.map((flag) => flag.toLowerCase().replace(/[\s_-]/g, ''));
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  return {
    failed: has(FAILED),
    answered: has(ANSWERED),
    reset: has(RESET),
    ack: has(ACKNOWLEDGED),
    syn: words.includes('syn'),
    fin: words.includes('fin'),
  };
};

const judge = ({ failed, answered, reset, ack, syn, fin }: Marks, packets: number | undefined): number => {
  if (failed) return OUTCOME.failed;
  if (answered) return OUTCOME.answered;
  const isBrief = packets === undefined || Number.isNaN(packets) || packets <= MOST_PACKETS_REFUSED;
  // A reset answers a SYN with an acknowledgement of its own.
  if (reset && !fin && (!ack || isBrief)) return OUTCOME.failed;
  if (syn && !ack && !fin && !reset) return OUTCOME.failed;
  return ack || fin ? OUTCOME.answered : OUTCOME.unknown;
};
