// What all endpoints have in common once they know what to tell: responsedata, the quirks, and the writing.
import { answerJson, type EndpointAnswer, type EndpointRequest, refuse } from '../endpoint.ts';
import type { Quirks } from '../quirks.ts';
import { constantAnswer } from '../short-answer.ts';
import { hideNames } from './hide-names.ts';
import { oneField, trimFields } from './trim-fields.ts';
import { unwrapLists } from './unwrap-lists.ts';
import { writeJson } from './write-json.ts';

type Tell = () => unknown;

export const answerValue = (request: EndpointRequest, tell: Tell, fieldsMeant = oneField): EndpointAnswer => {
  const field = request.parameters.find(({ name }) => name === 'responsedata')?.value;
  return field === undefined
    ? answerWhole(request, tell)
    : answerWhole(request, async () => trimFields(await tell(), fieldsMeant(field)));
};

/** For endpoints that know no responsedata. */
export const answerWhole = ({ quirks }: EndpointRequest, tell: Tell): EndpointAnswer => answerJson(write(quirks, tell));

export const inputError = (segment: string): EndpointAnswer => refuse(constantAnswer(segment, 'INPUT ERROR'));

async function* write(quirks: Quirks, tell: Tell): AsyncGenerator<string> {
  let value = await tell();
  if (quirks.silentProbe !== undefined && !Array.isArray(value))
    value = { ...Object(value), darktraceChildError: quirks.silentProbe };
  if (quirks.hidesNames) value = hideNames(value);
  if (quirks.unwrapsLists) value = unwrapLists(value);
  yield* writeJson(value, !quirks.writesCompactly);
}
