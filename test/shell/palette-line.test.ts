// Typing a command: completion, what was typed before, and a line that cannot be run.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PANE_NAMES } from '../../src/panes/view.ts';
import { completeLine } from '../../src/shell/palette/run-line.ts';
import type { PaletteOverlay } from '../../src/shell/state.ts';
import { someFlows } from '../panes/some-flows.ts';
import { aConsole, type Driven } from './a-console.ts';
import { aFakeSession } from './a-session.ts';

const overlayOf = ({ state }: Driven): PaletteOverlay => {
  const { overlay } = state();
  if (overlay?.kind !== 'palette') throw new Error(`over the pane is ${overlay?.kind}`);
  return overlay;
};

const textOf = (driven: Driven): string => overlayOf(driven).line.text;

const typing = (text: string): Driven => {
  const driven = aConsole({ pane: 'flows' });
  driven.press(':');
  driven.type(text);
  return driven;
};

describe('tab', () => {
  it('completes a name when only one is left, with a space behind it where something has to follow', () => {
    const driven = typing('inte');
    driven.press('tab');
    expect(textOf(driven)).toBe('interval ');
    const other = typing('qu');
    other.press('tab');
    expect(textOf(other)).toBe('quit');
  });

  it('first completes what all of them begin with, then goes from one to the next, round and round', () => {
    const driven = typing('nex');
    driven.press('tab');
    expect(textOf(driven)).toBe('next_');
    expect(overlayOf(driven).selected).toBeUndefined();
    driven.press('tab');
    expect(overlayOf(driven).selected).toBe(0);
    driven.press('tab shift+tab shift+tab');
    const { options } = completeLine('next_', 5, driven.console.get().context);
    expect(overlayOf(driven).selected).toBe(options.length - 1);
    driven.press('tab enter');
    expect(textOf(driven)).toBe(options[0]?.id);
    expect(overlayOf(driven).selected).toBeUndefined();
  });

  it('completes what stands behind a name', () => {
    const driven = typing('theme li');
    driven.press('tab enter');
    expect(driven.state().theme).toBe('light');
  });

  it('completes one thing after the other where several stand behind a name', () => {
    const driven = typing('interval net');
    driven.press('tab');
    expect(textOf(driven)).toBe('interval network ');
    driven.press('tab enter enter');
    expect(driven.session.intervals().network).toBe(5_000);
  });

  it('completes in the middle of the line, and leaves what stands behind the cursor', () => {
    const driven = typing('the dark');
    driven.press('home right right right tab');
    expect(textOf(driven)).toBe('theme  dark');
    expect(overlayOf(driven).line.cursor).toBe('theme '.length);
  });

  it('does nothing where nothing fits', () => {
    const driven = typing('zzz');
    driven.press('tab shift+tab down');
    expect(overlayOf(driven)).toMatchObject({ line: { text: 'zzz', cursor: 3 }, selected: undefined });
  });
});

describe('completion', () => {
  it('stays within the line, whatever is typed and wherever the cursor stands', () => {
    const { context } = aConsole({ pane: 'flows' }).console.get();
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.constantFrom(' ', '', 'window ', 'theme l', 'interval  '), fc.string()).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(line, fc.nat({ max: 40 }), (text, place) => {
        const cursor = Math.min(place, text.length);
        const { from, to, options } = completeLine(text, cursor, context);
        expect(to).toBe(cursor);
        expect(from).toBeGreaterThanOrEqual(0);
        if (options.length > 0) expect(from).toBeLessThanOrEqual(to);
        for (const { id } of options) expect(id.startsWith(text.slice(from, to))).toBe(true);
      }),
      { examples: [[' ', 0]] },
    );
  });
});

describe('what stands behind a command', () => {
  const completing = (driven: Driven, line: string) =>
    completeLine(line, line.length, driven.console.get().context).options.map(({ id }) => id);
  const session = () => aFakeSession({ givens: [someFlows()] });

  it('is a device that talked, in every pane', () => {
    for (const pane of PANE_NAMES) {
      const driven = aConsole({ pane, session: session() });
      expect(completing(driven, 'device fi')).toEqual(['fileserver', 'finance-07']);
      expect(completing(driven, 'device WS-0003')).toEqual(['ws-0003']);
    }
  });

  it('is a filter as it is typed after the slash, at any place of it, in every pane', () => {
    for (const pane of ['stats', 'flows'] as const) {
      const driven = aConsole({ pane, session: session() });
      expect(completing(driven, 'filter port:44')).toContain('445');
      const line = 'filter dir:internal  port:44';
      const { from, to } = completeLine(line, line.length, driven.console.get().context);
      expect(line.slice(from, to)).toBe('44');
    }
  });
});

describe('what was typed before', () => {
  it('comes back with up, the latest first, each once', () => {
    const driven = aConsole();
    driven.run('zone local');
    driven.run('zone utc');
    driven.run('zone local');
    driven.press(': up');
    expect(textOf(driven)).toBe('zone local');
    driven.press('up');
    expect(textOf(driven)).toBe('zone utc');
    driven.press('up up');
    expect(textOf(driven)).toBe('zone utc');
    driven.press('enter');
    expect(driven.state().zone).toBe('utc');
  });

  it('begins anew with the latest after something was typed', () => {
    const driven = aConsole();
    driven.run('zone local');
    driven.run('zone utc');
    driven.press(': up up ctrl+u');
    driven.press('up');
    expect(textOf(driven)).toBe('zone utc');
  });

  it('is nothing at first', () => {
    const driven = typing('');
    driven.press('up');
    expect(textOf(driven)).toBe('');
  });

  it('never holds a line that could not be run', () => {
    const driven = aConsole();
    driven.run('nonsense');
    expect(driven.state().typed).toEqual([]);
  });
});

describe('a line that cannot be run', () => {
  it('stays with what is wrong, until it is changed', () => {
    const driven = typing('theme ligth');
    driven.press('enter');
    expect(overlayOf(driven)).toMatchObject({ line: { text: 'theme ligth' }, error: expect.stringContaining('light') });
    driven.press('left');
    expect(overlayOf(driven).error).toBeUndefined();
  });

  it('is not told to be wrong any more once something was pasted into it', () => {
    const driven = typing('theme');
    driven.press('enter');
    expect(overlayOf(driven).error).toBeDefined();
    driven.console.paste(' light\n');
    expect(overlayOf(driven)).toMatchObject({ line: { text: 'theme light ' }, error: undefined });
    driven.press('enter');
    expect(driven.state().theme).toBe('light');
  });
});

describe('the command line closes', () => {
  it.each(['esc', 'ctrl+c', 'ctrl+g'])('with %s, and nothing has changed', (press) => {
    const driven = aConsole({ pane: 'flows' });
    const before = driven.state();
    driven.press(':');
    driven.type('theme light');
    driven.press(press);
    expect(driven.state()).toEqual(before);
  });

  it('with backspace when nothing is left to delete, and not before', () => {
    const driven = typing('a');
    driven.press('backspace');
    expect(textOf(driven)).toBe('');
    driven.press('backspace');
    expect(driven.state().overlay).toBeUndefined();
  });

  it('with enter on nothing at all', () => {
    const driven = typing('   ');
    driven.press('enter');
    expect(driven.state().overlay).toBeUndefined();
  });
});

describe('keys', () => {
  it('that mean something elsewhere are text in the line', () => {
    const driven = typing('q?:/jG1 [é東');
    expect(textOf(driven)).toBe('q?:/jG1 [é東');
    expect(driven.services.calls).toEqual([]);
  });

  it('of the configuration close the line too', () => {
    const driven = aConsole({ keys: { line_close: ['ctrl+x'] } });
    driven.press(': esc');
    expect(overlayOf(driven)).toBeDefined();
    driven.press('ctrl+x');
    expect(driven.state().overlay).toBeUndefined();
  });

  it('of any kind and in any order never break the line', () => {
    const press = fc.constantFrom(
      ...'a e space : tab shift+tab up down left right home end backspace delete ctrl+w ctrl+u ctrl+k 👍🏽 f5'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(press, { maxLength: 25 }), (presses) => {
        const driven = typing('');
        for (const one of presses) {
          driven.press(one);
          if (driven.state().overlay === undefined) driven.press(':');
        }
        const { line, selected } = overlayOf(driven);
        expect(line.cursor).toBeGreaterThanOrEqual(0);
        expect(line.cursor).toBeLessThanOrEqual(line.text.length);
        const { options } = completeLine(line.text, line.cursor, driven.console.get().context);
        if (selected !== undefined) expect(options[selected]).toBeDefined();
      }),
    );
  });
});
