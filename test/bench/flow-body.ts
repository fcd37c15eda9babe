// The body of a large answer of the network endpoint, as the simulated appliance writes it: the same bytes at every run.
import { HOUR_MS } from '../../src/domain/instant.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import { answerNetwork } from '../../src/simulator/documented/network/answer-network.ts';

const NOW = Date.parse('2026-01-15T14:00:00Z');

/** The flows of one hour in which there are about so many. */
export const writeFlowBody = async (flowCount: number): Promise<Uint8Array> => {
  const engine = createEngine({
    seed: 1,
    deviceCount: 156,
    flowsPerHour: flowCount / 1.86,
    scenarios: ['ransomware'],
    anchorAt: NOW,
    now: () => NOW,
  });
  const parameters = [
    { name: 'starttime', value: String(NOW - HOUR_MS) },
    { name: 'endtime', value: String(NOW) },
  ];
  const answer = answerNetwork({ parameters, nowAt: NOW, engine, signal: new AbortController().signal });
  if (answer.kind === 'refusal') throw new Error('the simulator refused to tell its flows');
  const pieces: Buffer[] = [];
  for await (const piece of answer.chunks) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};
