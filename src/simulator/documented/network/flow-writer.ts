// Writes flows as JSON by hand, because hundreds of thousands of them may be asked for at once.
import { SECOND_MS } from '../../../domain/instant.ts';
import type { SimulatedFlow } from '../../model.ts';
import { createWordWriter } from '../json-text.ts';
import type { ElementFields } from './element-fields.ts';
import type { PartyWriter } from './party-writer.ts';

export type FlowWriter = (flow: SimulatedFlow) => string;

type ValueWriter = Readonly<Record<string, (flow: SimulatedFlow) => string | number>>;

export const FLOW_FIELDS: readonly string[] = [
  'sourcedevice',
  'destinationdevice',
  'protocol',
  'sourceport',
  'destinationport',
  'applicationprotocol',
  'bytes',
  'packets',
  'duration',
  'starttime',
  'endtime',
  'direction',
  'flags',
];

export const createFlowWriter = (fields: ElementFields, writeParty: PartyWriter): FlowWriter => {
  const writeWord = createWordWriter();
  const writeFlags = createListWriter(writeWord);
  if (fields === 'all')
    return (flow) =>
      `{"sourcedevice":${writeParty(flow.source)},"destinationdevice":${writeParty(flow.destination)},"protocol":${writeWord(flow.protocol)},"sourceport":${flow.sourcePort},"destinationport":${flow.destinationPort},"applicationprotocol":${writeWord(flow.applicationProtocol)},"bytes":${flow.bytesOut + flow.bytesIn},"packets":${flow.packetsOut + flow.packetsIn},"duration":${secondsOf(flow)},"starttime":${flow.startAt},"endtime":${flow.endAt},"direction":${directionOf(flow)},"flags":${writeFlags(flow.flags)}}`;
  const values: ValueWriter = {
    sourcedevice: (flow) => writeParty(flow.source),
    destinationdevice: (flow) => writeParty(flow.destination),
    protocol: (flow) => writeWord(flow.protocol),
    sourceport: (flow) => flow.sourcePort,
    destinationport: (flow) => flow.destinationPort,
    applicationprotocol: (flow) => writeWord(flow.applicationProtocol),
    bytes: (flow) => flow.bytesOut + flow.bytesIn,
    packets: (flow) => flow.packetsOut + flow.packetsIn,
    duration: secondsOf,
    starttime: (flow) => flow.startAt,
    endtime: (flow) => flow.endAt,
    direction: directionOf,
    flags: (flow) => writeFlags(flow.flags),
  };
  const chosen = Object.entries(values).filter(([name]) => fields.has(name));
  return (flow) => `{${chosen.map(([name, write]) => `"${name}":${write(flow)}`).join(',')}}`;
};

/** The document's durations are whole seconds, beside times in milliseconds. */
const secondsOf = (flow: SimulatedFlow): number => Math.round((flow.endAt - flow.startAt) / SECOND_MS);

const directionOf = (flow: SimulatedFlow): string => (flow.isExternal ? '"external"' : '"internal"');

/** Flows of one kind mostly share one list of flags, so the last few lists are remembered by identity. */
const createListWriter = (writeWord: (word: string) => string): ((words: readonly string[]) => string) => {
  const known = new WeakMap<readonly string[], string>();
  return (words) => {
    const remembered = known.get(words);
    if (remembered !== undefined) return remembered;
    const written = `[${words.map(writeWord).join(',')}]`;
    known.set(words, written);
    return written;
  };
};
