// Flows of a small network for the screen: many HTTPS connections, a few to a file server, one without anything known.
import type { FlowTable } from '../../src/flows/flow-table.ts';
import { flowsPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW, type WindowChoice } from '../../src/live/session/window-choice.ts';
import { aTable, type FlowParts } from '../flows/a-flow.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';
import { answered, type Given, NOW } from './answers.ts';

const HTTPS_COUNT = 60;

export const SOME_FLOWS: readonly FlowParts[] = [
  ...Array.from(
    { length: HTTPS_COUNT },
    (_, index): FlowParts => ({
      startAt: NOW - index * 60_000,
      bytes: 1_000 * (index + 1),
      source: {
        did: 100 + (index % 7),
        ip: `10.0.4.${index % 7}`,
        hostname: `ws-${String(index % 7).padStart(4, '0')}`,
      },
    }),
  ),
  {
    startAt: NOW - 30_500,
    bytes: 52_000_000,
    destinationPort: 445,
    applicationProtocol: 'SMB',
    direction: 'internal',
    source: { did: 142, ip: '10.0.9.9', hostname: 'finance-07' },
    destination: { did: 9, ip: '10.0.0.9', hostname: 'fileserver' },
  },
  { startAt: undefined, bytes: undefined, destinationPort: undefined, source: undefined, destination: undefined },
];

const TABLE = aTable(SOME_FLOWS);

export const flowsGiven = (flows: FlowTable, window: WindowChoice = DEFAULT_WINDOW): Given =>
  answered(flowsPart(window), aNetworkAnswer({ flows }));

export const someFlows = (window?: WindowChoice): Given => flowsGiven(TABLE, window);
