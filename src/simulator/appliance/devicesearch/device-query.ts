// The query of /devicesearch: words such as hostname:"ws-*" that all have to fit, or a word for any of a device's fields.
import type { SimulatedDevice } from '../../model.ts';
import { typeLabelOf } from '../parties/device-types.ts';

type Texts = (device: SimulatedDevice) => readonly string[];

const FIELDS: Readonly<Record<string, Texts>> = {
  tag: ({ tags }) => tags,
  label: ({ label }) => [label],
  type: ({ typeName }) => [typeName, typeLabelOf(typeName)],
  hostname: ({ hostname }) => [hostname],
  ip: ({ ip }) => [ip],
  mac: ({ mac }) => [mac],
  vendor: ({ vendor }) => [vendor],
  os: ({ osName }) => [osName],
};

const ANY_FIELD: Texts = (device) => Object.values(FIELDS).flatMap((texts) => texts(device));

/** Undefined where a field is named that no device has. */
export const readDeviceQuery = (query: string): ((device: SimulatedDevice) => boolean) | undefined => {
  const tests = [...query.matchAll(/(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi)].map(([, field, quoted, bare]) => {
    const texts = field === undefined ? ANY_FIELD : FIELDS[field.toLowerCase()];
    const fits = createFit(quoted ?? bare ?? '', field === undefined);
    return texts === undefined ? undefined : (device: SimulatedDevice) => texts(device).some(fits);
  });
  if (tests.includes(undefined)) return undefined;
  return (device) => tests.every((test) => test?.(device) === true);
};

/** "*" stands for anything; a word without a field may stand anywhere. */
const createFit = (pattern: string, isAnywhere: boolean): ((text: string) => boolean) => {
  const [first = '', ...rest] = (isAnywhere ? `*${pattern}*` : pattern).toLowerCase().split('*');
  const last = rest.pop();
  return (text) => {
    const lower = text.toLowerCase();
    if (last === undefined) return lower === first;
    if (!lower.startsWith(first) || !lower.endsWith(last)) return false;
    let from = first.length;
    for (const part of rest) {
      const at = lower.indexOf(part, from);
      if (at === -1) return false;
      from = at + part.length;
    }
    return from + last.length <= lower.length;
  };
};
