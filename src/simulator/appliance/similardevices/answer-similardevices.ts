// GET /similardevices: the devices that resemble a device most.
import { rounded } from '../../asking/rounded.ts';
import { type EndpointAnswer, type EndpointRequest, refuse } from '../../endpoint.ts';
import { findSimilarDevices } from '../../similar-devices.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { tellDevice } from '../parties/device-card.ts';
import { createQuestionReader } from '../question-reader.ts';
import { refusalOfUnknown } from '../unknown-device.ts';

const DEFAULT_COUNT = 10;
const MOST = 1_000;

export const answerSimilardevices = (request: EndpointRequest): EndpointAnswer => {
  const { engine, nowAt, quirks } = request;
  const reader = createQuestionReader(request.parameters);
  const did = reader.wholeNumber('did');
  const count = reader.wholeNumber('count', { from: 1, to: MOST }) ?? DEFAULT_COUNT;
  if (did === undefined || reader.isMisread()) return inputError('similardevices');
  const device = engine.deviceByDid(did);
  const refusal = device === undefined ? refusalOfUnknown('similardevices', quirks) : undefined;
  if (refusal !== undefined) return refuse(refusal);
  return answerValue(request, () =>
    device === undefined
      ? []
      : findSimilarDevices(device, engine.devices, count).map((similar) => ({
          ...tellDevice(similar.device, engine.lastSeenAt(similar.device, nowAt)),
          score: rounded(100 * similar.score, 1),
        })),
  );
};
