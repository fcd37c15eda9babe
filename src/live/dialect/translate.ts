// A client in the language of the documents over an appliance of the field: what is asked is translated, what comes is cut and completed.
import type { Answered, Caller, Client, DescribedRequest, OpenBody, OpenOptions } from '../../api/client.ts';
import type { EndpointDefinition } from '../../api/endpoint.ts';
import { deviceinfo } from '../../api/endpoints/appliance/deviceinfo.ts';
import { network } from '../../api/endpoints/appliance/network.ts';
import { summarystatistics } from '../../api/endpoints/appliance/summarystatistics.ts';
import { type AnswerOf, type EndpointName, endpointOf, type ParamsOf } from '../../api/endpoints/index.ts';
import { checkParameters } from '../../api/parameters/check-parameters.ts';
import type { Values } from '../../api/parameters/parameter.ts';
import { type Instant, SECOND_MS } from '../../domain/instant.ts';
import type { Result } from '../../domain/result.ts';
import { createDevices, deviceRequest } from './device/answer-device.ts';
import { type Field, openField } from './field.ts';
import type { Directory } from './lists/directory.ts';
import { createPartsOff } from './lists/parts-off.ts';
import { createNetwork } from './network/answer-network.ts';
import { byCode, type NamesOfCodes } from './network/name-codes.ts';
import { firstRequest, networkRequest } from './network/network-request.ts';
import type { PatientShelf } from './shelf.ts';
import { overhearSilence } from './silent-probes.ts';
import { createStatistics } from './statistics/answer-statistics.ts';
import { plainRequest, statisticsRequest } from './statistics/statistics-request.ts';
import { within, withinOnce } from './within.ts';

export type TranslatorOptions = Readonly<{
  caller: Caller;
  shelf: PatientShelf;
  /** The clock of whoever asks: for the windows that are asked about. */
  now: () => Instant;
  /** Real milliseconds: for how old an answer is. */
  elapsed: () => number;
  /** How long an answer serves all who ask the same. */
  keepMs: number;
}>;

export type Translator = Omit<Client, 'close'> &
  Readonly<{
    field: Field;
    /** The next who asks gets new answers. */
    forget(): void;
  }>;

/** Names that are not there by then come with the next answer. */
const NAMES_MS = 2 * SECOND_MS;

export const translateAppliance = ({ caller: given, shelf, now, elapsed, keepMs }: TranslatorOptions): Translator => {
  const { caller, list: silentProbes } = overhearSilence(given, now);
  const off = createPartsOff(elapsed);
  const field = openField({ caller, shelf, off, now, elapsed, silentProbes });
  const names = withinOnce(NAMES_MS, elapsed, () => field.directory());
  const directory = async (): Promise<Directory | undefined> => {
    const told = await names();
    return told?.ok === true ? told.value : undefined;
  };
  const namesOfCodes: NamesOfCodes = async (kind) => {
    const told = await within(NAMES_MS, field.names(kind));
    return told?.ok === true ? byCode(told.value.value) : undefined;
  };
  const statistics = createStatistics({ caller, now, elapsed, keepMs });
  const answers: Answers = {
    summarystatistics: statistics.get,
    network: createNetwork({ caller, now, directory, namesOfCodes }).get,
    deviceinfo: createDevices({ caller, directory }).get,
  };
  const requests: Requests = {
    summarystatistics: (params) =>
      requestOf(caller, summarystatistics, plainRequest(params, statisticsRequest(params, now()))),
    network: (params) => requestOf(caller, network, networkRequest(params), firstRequest(params)),
    deviceinfo: (params) => requestOf(caller, deviceinfo, deviceRequest(params)),
  };
  return {
    get: async (name, params, options) => {
      const checked = checkParameters(endpointOf(name), params);
      return checked.ok ? answers[name](params, options) : checked;
    },
    open: async (name, params, options) => {
      const checked = checkParameters(endpointOf(name), params);
      return checked.ok ? requests[name](params).open(options) : checked;
    },
    describe: (name, params) => {
      const checked = checkParameters(endpointOf(name), params);
      return checked.ok ? requests[name](params).describe() : checked;
    },
    field,
    forget: () => {
      statistics.forget();
      off.forget();
    },
  };
};

type Answers = {
  readonly [N in EndpointName]: (params: ParamsOf<N>, how?: OpenOptions) => Promise<Result<Answered<AnswerOf<N>>>>;
};

type Requests = { readonly [N in EndpointName]: (params: ParamsOf<N>) => ApplianceRequest };

type ApplianceRequest = Readonly<{
  open(how?: OpenOptions & Readonly<{ hasEnd?: true }>): Promise<Result<OpenBody>>;
  describe(): Result<DescribedRequest>;
}>;

/** `first` is what is sent first where an answer is made of several. */
const requestOf = <P extends Values>(
  caller: Caller,
  endpoint: EndpointDefinition<string, P, unknown>,
  params: NoInfer<P>,
  first: NoInfer<P> = params,
): ApplianceRequest => ({
  open: (how) => caller.open(endpoint, params, how),
  describe: () => caller.describe(endpoint, first),
});
