// What is asked for although nobody looks at it: only where it is wanted, and in the pane itself as the pane wants it.
import { expect, it } from 'vitest';
import { aConsole } from './a-console.ts';

const sweepsOf = (hasSweep: boolean, pane: string): readonly (true | undefined)[] => {
  const driven = aConsole({ hasSweep });
  driven.press(pane);
  return driven.console
    .get()
    .parts.filter(({ key }) => key.startsWith('findings '))
    .map(({ isBackground }) => isBackground);
};

it.each([
  ['in the background of another pane', true, '1', [true]],
  ['not at all where it is not wanted', false, '1', []],
  ['once and in the foreground while it is shown', true, '4', [undefined]],
  ['while it is shown, where it is not wanted otherwise', false, '4', [undefined]],
] as const)('findings are looked for %s', (_, hasSweep, pane, wanted) => {
  expect(sweepsOf(hasSweep, pane)).toEqual(wanted);
});
