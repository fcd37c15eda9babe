// The body of an answer with very many flows, as the simulated appliance writes it: those of one hour that ends now.
import { HOUR_MS, type Instant, MINUTE_MS } from '../../src/domain/instant.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import { answerNetwork } from '../../src/simulator/documented/network/answer-network.ts';

/** An hour of a working day: at night the same network has fewer flows. */
const WORLD_AT = Date.parse('2026-01-15T14:00:00Z');

/** So many times as many flows as on average, then. */
const AT_WORK = 1.86;

export type LargeAnswer = Readonly<{ body: Buffer; flowCount: number }>;

export type LargeQuestion = Readonly<{
  /** About so many. */
  flowCount: number;
  endAt: Instant;
  /** So much the hour has moved on: nearly all flows are those of minute 0, some are gone, some are new. */
  minute: number;
}>;

export const writeLargeAnswer = async ({ flowCount, endAt, minute }: LargeQuestion): Promise<LargeAnswer> => {
  const nowAt = WORLD_AT + minute * MINUTE_MS;
  const engine = createEngine({
    seed: 1,
    deviceCount: 156,
    flowsPerHour: flowCount / AT_WORK,
    scenarios: ['ransomware'],
    anchorAt: WORLD_AT,
    now: () => nowAt,
  });
  const parameters = [
    { name: 'starttime', value: String(nowAt - HOUR_MS) },
    { name: 'endtime', value: String(nowAt) },
  ];
  const answer = answerNetwork({ parameters, nowAt, engine, signal: new AbortController().signal });
  if (answer.kind === 'refusal') throw new Error('the simulator refused to tell its flows');
  const pieces: Buffer[] = [];
  let written = 0;
  for await (const piece of answer.chunks) {
    written += piece.split('"sourcedevice"').length - 1;
    pieces.push(Buffer.from(movedBy(endAt - WORLD_AT, piece)));
  }
  return { body: Buffer.concat(pieces), flowCount: written };
};

/** A piece holds whole flows, so that no number is cut in two. */
const movedBy = (ms: number, piece: string): string =>
  piece.replaceAll(/"(starttime|endtime|start|end)":(\d+)/g, (_, name, at) => `"${name}":${Number(at) + ms}`);
