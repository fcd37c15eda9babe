// DEV-ANOMALY: what the appliance itself found odd about a device, the surest first.
import type { AnomalyIndicator } from '../../domain/device.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import type { Amount } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { answersOf } from './identity.ts';

export type Indicator = Readonly<{
  type: string;
  title: string;
  port: number | undefined;
  service: string | undefined;
  /** 0 to 1. */
  confidence: Amount;
  description: string | undefined;
}>;

const UNNAMED = 'unknown';

/** Undefined when no answer has a list of them; the answers of one look tell the same list. */
export const listIndicators = (facts: DeviceFacts): readonly Indicator[] | undefined =>
  answersOf(facts)
    .find((answer) => answer.summary?.indicators !== undefined)
    ?.summary?.indicators?.map(tellIndicator)
    .sort(
      (a, b) =>
        byMost(a.confidence, b.confidence) ||
        byText(a.type, b.type) ||
        byMost(b.port, a.port) ||
        byText(a.description ?? '', b.description ?? '') ||
        Number(a.description === undefined) - Number(b.description === undefined),
    );

const tellIndicator = ({ type, port, confidence, description }: AnomalyIndicator): Indicator => ({
  type: type ?? UNNAMED,
  title: titleOf(type ?? UNNAMED),
  port,
  service: port === undefined ? undefined : serviceOf(port),
  confidence: confidenceOf(confidence),
  description: description === undefined ? undefined : clean(description),
});

/** `unusual_port` is `Unusual Port`. */
const titleOf = (type: string): string =>
  clean(type)
    .split(/[_\s]+/)
    .filter((word) => word !== '')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');

/** What is above 1 can only be a percentage; what is beyond that, or below 0, is no confidence. */
const confidenceOf = (told: Amount): Amount => {
  if (told === undefined || !(told >= 0 && told <= 100)) return undefined;
  return told > 1 ? told / 100 : told;
};
