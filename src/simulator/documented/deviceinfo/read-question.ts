// What may be asked of /deviceinfo.
import { createParameterReader, type Parameter } from '../../asking/parameter-reader.ts';
import { badInput, type ShortAnswer } from '../../short-answer.ts';

const DATA_TYPES = ['co', 'sizeout', 'sizein'] as const;
const INTERVALS = [1, 2, 4, 6, 12, 24] as const;

const KNOWN = [
  'did',
  'datatype',
  'odid',
  'port',
  'externaldomain',
  'fulldevicedetails',
  'showallgraphdata',
  'similardevices',
  'intervalhours',
];

export type DataType = (typeof DATA_TYPES)[number];

export type DeviceQuestion = Readonly<{
  did: number;
  dataType: DataType;
  intervalHours: number;
  odid: number | undefined;
  port: number | undefined;
  /** In lower case, without a dot at its start. */
  externalDomain: string | undefined;
  wantsDetails: boolean;
  wantsEmptyIntervals: boolean;
  similarCount: number;
}>;

export type DeviceReading =
  | Readonly<{ kind: 'question'; question: DeviceQuestion }>
  | Readonly<{ kind: 'refusal'; answer: ShortAnswer }>;

export const readDeviceQuestion = (parameters: readonly Parameter[]): DeviceReading => {
  const reader = createParameterReader('deviceinfo', parameters, KNOWN);
  const did = reader.wholeNumber('did');
  const question = {
    dataType: reader.choice('datatype', DATA_TYPES) ?? 'co',
    intervalHours: reader.choice('intervalhours', INTERVALS) ?? 1,
    odid: reader.wholeNumber('odid'),
    port: reader.wholeNumber('port', { from: 0, to: 65_535 }),
    externalDomain: reader.text('externaldomain')?.toLowerCase().replace(/^\./, ''),
    wantsDetails: reader.boolean('fulldevicedetails') === true,
    wantsEmptyIntervals: reader.boolean('showallgraphdata') !== false,
    similarCount: reader.wholeNumber('similardevices', { from: 0, to: 1_000 }) ?? 0,
  };
  const refusal = reader.refusal();
  if (refusal !== undefined) return { kind: 'refusal', answer: refusal };
  return did === undefined
    ? { kind: 'refusal', answer: badInput(400, 'deviceinfo', 'did is needed: the number of a device') }
    : { kind: 'question', question: { ...question, did } };
};
