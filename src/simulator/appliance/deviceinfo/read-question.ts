// What may be asked of /deviceinfo: always about the last four weeks.
import type { EndpointRequest } from '../../endpoint.ts';
import { HOURS } from '../four-weeks.ts';
import { createQuestionReader } from '../question-reader.ts';

export type DeviceQuestion = Readonly<{
  did: number;
  dataType: 'co' | 'sizeout' | 'sizein';
  /** 0: everybody outside. */
  odid: number | undefined;
  /** Of the end that is served from. */
  port: number | undefined;
  /** In lower case, without a dot at its start. */
  externalDomain: string | undefined;
  wantsDetails: boolean;
  wantsEmptyHours: boolean;
  similarCount: number;
  intervalHours: number;
}>;

/** Of any more the answer would be too long for anybody. */
const MOST_SIMILAR = 1_000;

/** Undefined where the question cannot be read, or names no device. */
export const readDeviceQuestion = ({ parameters }: EndpointRequest): DeviceQuestion | undefined => {
  const reader = createQuestionReader(parameters);
  const did = reader.wholeNumber('did');
  const question = {
    dataType: reader.word('datatype', ['co', 'sizeout', 'sizein']) ?? 'co',
    odid: reader.wholeNumber('odid'),
    port: reader.wholeNumber('port', { from: 0, to: 65_535 }),
    externalDomain: reader.text('externaldomain')?.toLowerCase().replace(/^\./, ''),
    wantsDetails: reader.flag('fulldevicedetails') === true,
    wantsEmptyHours: reader.flag('showallgraphdata') === true,
    similarCount: reader.wholeNumber('similardevices', { from: 0, to: MOST_SIMILAR }) ?? 0,
    intervalHours: reader.wholeNumber('intervalhours', { from: 1, to: HOURS }) ?? 1,
  } as const;
  return did === undefined || reader.isMisread() ? undefined : { did, ...question };
};
