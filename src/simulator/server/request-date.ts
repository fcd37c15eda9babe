// Reads the DTAPI-Date header in every form that clients in the field are known to send. All of them mean UTC.
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';

/** How far a request's date may be from the appliance's clock, on either side. */
export const ALLOWED_SKEW_MS = 30 * MINUTE_MS;

const SPACED = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?:Z|\+00:00)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})$/;

const FORMS = { any: [SPACED, COMPACT], spaced: [SPACED], compact: [COMPACT] } as const;

/** Undefined for any other form, and for dates that do not exist. */
export const readRequestDate = (text: string, form: keyof typeof FORMS = 'any'): Instant | undefined => {
  const parts = FORMS[form].map((known) => known.exec(text)).find((match) => match !== null);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const spelt = `${parts[1]}${parts[2]}${parts[3]}${parts[4]}${parts[5]}${parts[6]}`;
  // Date.UTC rolls 31 February over into March; a date that does not come back as written does not exist.
  if (Number.isNaN(at) || new Date(at).toISOString().replace(/\D/g, '').slice(0, 14) !== spelt) return undefined;
  return at + Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1_000);
};
