// What the parts that are about a window have in common: what it is called, and whether its answer can still change.
import { periodName } from '../../domain/window.ts';
import type { Part } from '../part.ts';
import { formatWindow, type WindowChoice } from '../session/window-choice.ts';

/** `security 24h`, `security 24h to 2026-01-15 14:00` */
export const nameOfWindow = (name: string, choice: WindowChoice): string =>
  `${name} ${choice.kind === 'last' ? periodName(choice.hours) : formatWindow(choice)}`;

/** A span that has ended does not change any more. */
export const fixedBy = ({ kind }: WindowChoice): Pick<Part<unknown>, 'isFixed'> => ({ isFixed: kind === 'span' });
