// How one device is asked about: by one look and by the screen alike.
import type { ParamsOf } from '../../../api/endpoints/index.ts';
import type { DataType } from '../../../domain/device.ts';

export type DeviceParams = ParamsOf<'deviceinfo'>;

export type DeviceQuestion = Readonly<{
  did: number;
  /** Connections, bytes sent or bytes received. */
  datatype: DataType;
  intervalHours: NonNullable<DeviceParams['intervalhours']>;
  /** Intervals without any connection too. */
  showAll: boolean;
  similarDevices?: number | undefined;
  /** Only what was exchanged with this device, through this port, with this domain. */
  odid?: number | undefined;
  port?: number | undefined;
  externalDomain?: string | undefined;
}>;

export const deviceParams = (question: DeviceQuestion): DeviceParams => ({
  did: question.did,
  intervalhours: question.intervalHours,
  odid: question.odid,
  port: question.port,
  externaldomain: question.externalDomain,
  fulldevicedetails: true,
  showallgraphdata: question.showAll,
  datatype: question.datatype,
  similardevices: question.similarDevices,
});
