// Values that are ports: numbers, ranges `1-1024`, or the names of services.
import { portOf } from '../../service-ports.ts';
import type { ValueKind } from '../language/field.ts';
import { join, readNumbers } from './number-kind.ts';

const LAST_PORT = 65_535;

export const portKind: ValueKind = {
  operators: [':', '!=', '<', '<=', '>', '>='],
  expects: 'a port from 0 to 65535, a range such as 1-1024, or a service such as https',
  allowsRegex: false,
  hasWhole: false,
  read: (text) => readNumbers(text.replace(/^(\d+)-(\d+)$/, '$1..$2'), readPort),
  write: (value) => join(value, '-', String),
  tell: (value) => join(value, ' to ', String),
};

const readPort = (text: string): number | undefined => {
  if (!/^\d{1,5}$/.test(text)) return portOf(text);
  const port = Number(text);
  return port <= LAST_PORT ? port : undefined;
};
