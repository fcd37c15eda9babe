// What may be asked of an appliance that answers as its documents say. A new endpoint is a new file beside this one and a line in the list.
import type { AnyEndpoint } from '../../endpoint.ts';
import { deviceinfo } from './deviceinfo.ts';
import { network } from './network.ts';
import { summarystatistics } from './summarystatistics.ts';

export const documentedEndpoints = [summarystatistics, network, deviceinfo] as const satisfies readonly AnyEndpoint[];
