// One point's score, whose words are only put together when somebody asks for them.
import type { Instant } from '../../domain/instant.ts';
import { explain } from './explain.ts';
import type { ScoreFacts, SeriesScore } from './series-score.ts';

export class PointScore implements SeriesScore {
  readonly at: Instant;
  readonly value: number | undefined;
  readonly expected: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly onset: number;
  readonly state: number;
  readonly rarity: number | undefined;
  readonly #facts: ScoreFacts;

  constructor(facts: ScoreFacts) {
    this.at = facts.at;
    this.value = facts.value;
    this.expected = facts.expected;
    this.low = facts.low;
    this.high = facts.high;
    this.onset = facts.onset;
    this.state = facts.state;
    this.rarity = facts.rarity;
    this.#facts = facts;
  }

  get reason(): string {
    return explain(this.#facts);
  }
}
