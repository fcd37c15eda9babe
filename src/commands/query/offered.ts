// Every endpoint that can be asked, by its name, with what it is in each of the two dialects.
import type { AnyEndpoint } from '../../api/endpoint.ts';
import { applianceEndpoints } from '../../api/endpoints/appliance/index.ts';
import { endpoints } from '../../api/endpoints/index.ts';
import type { KnownDialect } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';

export type Offered = Readonly<{
  name: string;
  documented: AnyEndpoint | undefined;
  appliance: AnyEndpoint | undefined;
}>;

const inDocuments = new Map<string, AnyEndpoint>(endpoints.map((endpoint) => [endpoint.name, endpoint]));
const inField = new Map<string, AnyEndpoint>(applianceEndpoints.map((endpoint) => [endpoint.name, endpoint]));

export const OFFERED: readonly Offered[] = [...new Set([...inDocuments.keys(), ...inField.keys()])].map((name) => ({
  name,
  documented: inDocuments.get(name),
  appliance: inField.get(name),
}));

/** Where the dialect is not known, the one that has such an endpoint, and before the other the documented one. */
export const endpointIn = (
  { name, documented, appliance }: Offered,
  dialect: KnownDialect | undefined,
): Result<AnyEndpoint> => {
  const both = { documented, appliance };
  const found = dialect === undefined ? (documented ?? appliance) : both[dialect];
  if (found !== undefined) return success(found);
  return failed({
    kind: 'usage',
    what: `query ${name}`,
    came: `there is no such endpoint in the ${dialect ?? ''} dialect`,
    advice:
      dialect === 'documented'
        ? 'Say --dialect appliance if it is an appliance as they are in the field, or set dialect in its profile.'
        : 'Say --dialect documented if the appliance answers as its documents say.',
  });
};
