// The faults that are switched on now, and which of them strike a given request.
import type { WireDialect } from './endpoint.ts';
import type { BodyRewrite, CertificateName, Fault, Struck } from './fault.ts';
import { NO_QUIRKS, type Quirks } from './quirks.ts';
import type { ShortAnswer } from './short-answer.ts';

/** What the outside may do with an appliance's faults while it runs. */
export type FaultBoard = Readonly<{
  get(): readonly Fault[];
  /** Throws when a fault cannot work on this appliance; `refusalOf` tells that beforehand. */
  set(faults: readonly Fault[]): void;
  clear(): void;
  /** Why these faults cannot be switched on here, or undefined when they can. */
  refusalOf(faults: readonly Fault[]): string | undefined;
}>;

/** Everything that strikes one request. */
export type Strike = Readonly<{
  delayMs: number;
  skewMs: number;
  dropsAt: 'headers' | 'body' | undefined;
  instead: ShortAnswer | undefined;
  rewrites: readonly BodyRewrite[];
  quirks: Quirks;
}>;

export type DrawingBoard = FaultBoard & Readonly<{ draw(struck: Struck): Strike }>;

type ActiveFault = Readonly<{ fault: Fault; answer: ((struck: Struck) => ShortAnswer | undefined) | undefined }>;

/** More of them at once is a mistake: every fault wraps the body once more, until the stack is full. */
const FAULT_LIMIT = 100;

export type FaultBoardOptions = Readonly<{
  random: () => number;
  hasTls: boolean;
  dialect: Pick<WireDialect, 'endpointNames' | 'hasQuirks'>;
  showCertificate: (name: CertificateName) => void;
}>;

export const createFaultBoard = (options: FaultBoardOptions): DrawingBoard => {
  const { random, hasTls, showCertificate } = options;
  let active: readonly ActiveFault[] = [];
  const refusalOf = (faults: readonly Fault[]): string | undefined => {
    if (faults.length > FAULT_LIMIT)
      return `at most ${FAULT_LIMIT} faults can be on at once, and these would be ${faults.length}: leave some out`;
    return faults.map((fault) => unfitness(fault, options)).find((reason) => reason !== undefined);
  };
  const set = (faults: readonly Fault[]): void => {
    const refusal = refusalOf(faults);
    if (refusal !== undefined) throw new Error(refusal);
    active = faults.map((fault) => ({
      fault,
      answer: fault.effect.kind === 'answer' ? fault.effect.begin() : undefined,
    }));
    if (hasTls) showCertificate(certificateOf(faults));
  };
  return {
    get: () => active.map(({ fault }) => fault),
    set,
    clear: () => set([]),
    refusalOf,
    draw: (struck) =>
      strike(
        active.filter(({ fault }) => hits(fault, struck, random)),
        struck,
        random,
      ),
  };
};

/** Why a fault cannot be switched on here. */
const unfitness = (
  { effect, endpoint, notation }: Fault,
  { hasTls, dialect }: FaultBoardOptions,
): string | undefined => {
  if (effect.kind === 'certificate' && !hasTls) return `"${notation}" needs an appliance that runs with TLS`;
  if (effect.kind === 'quirk' && !dialect.hasQuirks) return `"${notation}" needs --dialect appliance`;
  return endpoint === undefined || dialect.endpointNames.includes(endpoint)
    ? undefined
    : `"${notation}": there is no endpoint "${endpoint}" without --dialect appliance`;
};

/** A random number is drawn only where chance decides. */
const hits = (fault: Fault, { endpoint }: Struck, random: () => number): boolean =>
  (fault.endpoint === undefined || fault.endpoint === endpoint) && (fault.share >= 1 || random() < fault.share);

const strike = (active: readonly ActiveFault[], struck: Struck, random: () => number): Strike => {
  let delayMs = 0;
  let skewMs = 0;
  let dropsAt: Strike['dropsAt'];
  let instead: ShortAnswer | undefined;
  const rewrites: BodyRewrite[] = [];
  let quirks = NO_QUIRKS;
  for (const { fault, answer } of active) {
    const { effect } = fault;
    if (effect.kind === 'delay') delayMs += effect.delayMs(random);
    if (effect.kind === 'skew') skewMs += effect.skewMs;
    if (effect.kind === 'drop') dropsAt = dropsAt === 'headers' ? dropsAt : effect.when;
    if (effect.kind === 'body') rewrites.push(effect.rewrite);
    if (effect.kind === 'quirk') quirks = { ...quirks, ...effect.quirks };
    if (effect.kind === 'answer') instead = instead ?? answer?.(struck);
  }
  return { delayMs, skewMs, dropsAt, instead, rewrites, quirks };
};

const certificateOf = (faults: readonly Fault[]): CertificateName =>
  faults
    .map(({ effect }) => (effect.kind === 'certificate' ? effect.certificate : 'good'))
    .find((name) => name !== 'good') ?? 'good';
