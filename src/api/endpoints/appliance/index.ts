// What may be asked of an appliance as they are in the field. A new endpoint is a new file beside this one and a line in the list.
import type { AnyEndpoint } from '../../endpoint.ts';
import { deviceinfo } from './deviceinfo.ts';
import { devices } from './devices.ts';
import { devicesearch } from './devicesearch.ts';
import { enums } from './enums.ts';
import { metrics } from './metrics.ts';
import { network } from './network.ts';
import { similardevices } from './similardevices.ts';
import { status } from './status.ts';
import { subnets } from './subnets.ts';
import { summarystatistics } from './summarystatistics.ts';

export const applianceEndpoints = [
  summarystatistics,
  network,
  deviceinfo,
  status,
  devices,
  devicesearch,
  subnets,
  enums,
  metrics,
  similardevices,
] as const satisfies readonly AnyEndpoint[];
