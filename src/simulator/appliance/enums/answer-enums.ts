// GET /enums: the codes that stand for names elsewhere, by category.
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import type { SimulatedDevice } from '../../model.ts';
import { answerValue } from '../answer-value.ts';
import { countryCodes } from '../parties/countries.ts';
import { typeLabelOf } from '../parties/device-types.ts';
import { applicationProtocols, ipProtocols } from './protocols.ts';

export const answerEnums = (request: EndpointRequest): EndpointAnswer =>
  answerValue(request, () => ({
    Country: countryCodes(),
    Protocol: ipProtocols().map(tellCode),
    'Application protocol': applicationProtocols().map(tellCode),
    Vendor: vendorsOf(request.engine.devices),
    'Internal source device type': typesOf(request.engine.devices),
    Direction: ['Out', 'In'].map((name, place) => tellCode({ code: place + 1, name })),
  }));

/** Codes are texts, also where they are numbers. */
const tellCode = ({ code, name }: Readonly<{ code: number; name: string }>) => ({ code: String(code), name });

const vendorsOf = (devices: readonly SimulatedDevice[]) =>
  [...new Set(devices.map(({ vendor }) => vendor))].sort().map((name) => ({ code: name, name }));

const typesOf = (devices: readonly SimulatedDevice[]) =>
  [...new Map(devices.map(({ typeCode, typeName }) => [typeCode, typeName]))]
    .sort(([one], [other]) => one - other)
    .map(([code, typeName]) => tellCode({ code, name: typeLabelOf(typeName) }));
