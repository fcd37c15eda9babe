// Answers of the network endpoint for tests: only what a test says of them came.
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';

export const aNetworkAnswer = (parts: Partial<NetworkAnswer> = {}): NetworkAnswer => ({
  flows: undefined,
  summary: undefined,
  metric: undefined,
  points: undefined,
  sections: undefined,
  parties: undefined,
  counted: undefined,
  ...parts,
});
