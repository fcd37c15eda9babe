// Settles how to reach and trust one appliance, as far as it can be told without fetching its tokens.
import type { Profile, TlsTrust } from '../domain/profile.ts';
import { isTrustworthyHttp } from './host.ts';
import type { ConfigFlags, Key, SureKey } from './key.ts';
import { type Environment, environmentLayer, fileLayer, flagLayer, givensOf, type Layer } from './layers.ts';
import type { Ledger } from './ledger.ts';
import { PROFILE_KEYS } from './schema.ts';
import { settlePath } from './settle-path.ts';
import type { System } from './system.ts';
import { type ProfileTable, settleTokens, type TokenSources } from './token-source.ts';
import { trouble } from './trouble.ts';

/** A profile in which the host and the tokens may still be missing. */
export type ProfileDraft = Readonly<
  Omit<Profile, 'host' | 'publicToken' | 'privateToken'> & { host: URL | undefined; tokens: TokenSources }
>;

export const settleProfile = (
  flags: ConfigFlags,
  env: Environment,
  profile: ProfileTable | undefined,
  system: System,
  ledger: Ledger,
): ProfileDraft => {
  const layers = [
    flagLayer(flags),
    environmentLayer(env),
    ...(profile === undefined ? [] : [fileLayer(profile.table, profile.path)]),
  ];
  const label = (name: string): string => (profile === undefined ? name : `profiles.${profile.name}.${name}`);
  const settle = <T>(name: string, key: Key<T>) => ledger.settle(label(name), key, givensOf(layers, name, key));
  const sure = <T>(name: string, key: SureKey<T>): T =>
    ledger.settleSure(label(name), key, givensOf(layers, name, key));
  const keys = PROFILE_KEYS;
  const host = settle('host', keys.host);
  const tokens = settleTokens(env, profile, system, ledger, label);
  const allowsHttp = sure('allow_http', keys.allow_http);
  if (host !== undefined && !allowsHttp && !isTrustworthyHttp(host.value)) {
    ledger.complain(
      trouble(
        host.given.from,
        `the host ${host.value.origin} would be asked without encryption`,
        'Use https://, or allow_http (--allow-http) if everything on the way may read the answers.',
      ),
    );
  }
  return {
    name: profile?.name ?? host?.value.hostname ?? '',
    host: host?.value,
    tokens,
    dateFormat: sure('date_format', keys.date_format),
    clockOffsetMs: sure('clock_offset', keys.clock_offset),
    dialect: sure('dialect', keys.dialect),
    tls: settleTrust(layers, system, ledger, label),
    proxy: settle('proxy', keys.proxy)?.value,
    allowsHttp,
    connectTimeoutMs: sure('connect_timeout', keys.connect_timeout),
    readTimeoutMs: sure('read_timeout', keys.read_timeout),
    maxBodyBytes: sure('max_body', keys.max_body),
    linkCapacityMbps: settle('link_capacity_mbps', keys.link_capacity_mbps)?.value,
  };
};

const TRUST_NAMES = ['ca_file', 'fingerprint', 'insecure'] as const;

/** The strongest source that says anything about trust decides alone: a fingerprint never weakens a CA of another source. */
const settleTrust = (
  layers: readonly Layer[],
  system: System,
  ledger: Ledger,
  label: (name: string) => string,
): TlsTrust => {
  const saysSomething = (layer: Layer, name: (typeof TRUST_NAMES)[number]): boolean => {
    const given = layer(name, PROFILE_KEYS[name]);
    return given !== undefined && given.value !== false;
  };
  const deciding = layers.find((layer) => TRUST_NAMES.some((name) => saysSomething(layer, name)));
  const givens = (name: (typeof TRUST_NAMES)[number]) =>
    deciding === undefined ? [] : givensOf([deciding], name, PROFILE_KEYS[name]);
  const said = deciding === undefined ? [] : TRUST_NAMES.filter((name) => saysSomething(deciding, name));
  if (said.length > 1) {
    const sources = said.flatMap((name) => givens(name).map(({ from }) => from));
    ledger.complain(
      trouble([...new Set(sources)].join(' and '), `${said.join(' and ')} are given together`, 'Keep one of them.'),
    );
  }
  const caFile = settlePath(ledger, label('ca_file'), PROFILE_KEYS.ca_file, givens('ca_file'), system);
  const fingerprint = ledger.settle(label('fingerprint'), PROFILE_KEYS.fingerprint, givens('fingerprint'));
  const isInsecure = ledger.settleSure(label('insecure'), PROFILE_KEYS.insecure, givens('insecure'));
  if (caFile !== undefined) return { kind: 'ca-file', path: caFile.path };
  if (fingerprint !== undefined) return { kind: 'fingerprint', sha256: fingerprint.value };
  return isInsecure ? { kind: 'insecure' } : { kind: 'system' };
};
