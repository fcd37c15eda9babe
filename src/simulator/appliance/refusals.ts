// How an appliance of the field turns somebody away: constants below the first segment of the path, and pages to go to.
import type { Quirks } from '../quirks.ts';
import type { Refusals } from '../refusals.ts';
import { constantAnswer, foundAnswer, jsonAnswer, type ShortAnswer } from '../short-answer.ts';

/** Where its vendor sends whoever signs nothing. */
const ELSEWHERE = 'https://console.appliance-vendor.example.com/redirect?to=login';

export const applianceRefusals = (quirks: Quirks): Refusals => ({
  withoutHeaders: (segment, isBare) => (isBare ? sendAway(quirks) : refuseSignature(segment)),
  unknownToken: (segment) => refuseSignature(segment),
  badDate: (segment) => constantAnswer(segment, 'API DATE ERROR'),
  badSignature: (segment) => refuseSignature(segment),
  withoutRight: () => refuseRight(quirks),
  unknownPath: () => foundAnswer('/login'),
  brokenQuery: (segment) => constantAnswer(segment, 'INPUT ERROR'),
});

const refuseSignature = (segment: string): ShortAnswer => constantAnswer(segment, 'API SIGNATURE ERROR');

const sendAway = ({ sendsUnsigned }: Quirks): ShortAnswer => ({
  status: 302,
  headers: { location: sendsUnsigned === 'elsewhere' ? ELSEWHERE : sendsUnsigned },
  body: '',
});

const refuseRight = ({ refusesRight }: Quirks): ShortAnswer => {
  switch (refusesRight) {
    case 'redirect':
      return foundAnswer('/403');
    case 'json':
      return jsonAnswer(403, { error: '403 Forbidden' });
    case 'short':
      return jsonAnswer(403, { error: 'Forbidden' });
  }
};
