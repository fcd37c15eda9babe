// The options of the console reach the settings, and win over the file.
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addConsoleOptions, type ConsoleOptions } from '../../src/commands/setting/console-options.ts';
import { TOP_KEYS } from '../../src/config/schema.ts';
import { aMachine, configOf } from './builders.ts';

const optionsOf = (...words: readonly string[]): ConsoleOptions =>
  addConsoleOptions(new Command())
    .parse([...words], { from: 'user' })
    .opts();

describe('the options of the console', () => {
  it('say nothing when none is given, so that the file decides', async () => {
    const text =
      'theme = "light"\nmouse = true\nsweep = false\nscreen_reader = true\nwindow = "7d"\n[refresh]\nnetwork = "1h"';
    const { settings } = configOf(await aMachine().load(text, { flags: optionsOf() }));
    expect(settings).toMatchObject({
      sweep: false,
      theme: 'light',
      mouse: true,
      screenReader: true,
      window: '7d',
      ascii: undefined,
    });
    expect(settings.refresh.networkMs).toBe(3_600_000);
  });

  it('win over the file', async () => {
    const words =
      '--theme monochrome --ascii --mouse --screen-reader --window 1h --interval 10s --no-color --notify high --notify-by both --no-sweep'.split(
        ' ',
      );
    const options = optionsOf(...words);
    const { settings } = configOf(await aMachine().load('theme = "light"\nascii = false', { flags: options }));
    expect(settings).toMatchObject({
      theme: 'monochrome',
      ascii: true,
      mouse: true,
      screenReader: true,
      notify: 'high',
      notifyBy: 'both',
      sweep: false,
      window: '1h',
      refresh: { summaryMs: 10_000, networkMs: 10_000, deviceMs: 10_000 },
    });
    expect(options.color).toBe(false);
  });

  it('name every theme there is', () => {
    const help = addConsoleOptions(new Command()).helpInformation().replaceAll(/\s+/g, ' ');
    for (const [, name = ''] of TOP_KEYS.theme.kind.allowed.matchAll(/"([^"]+)"/g)) expect(help).toContain(name);
  });
});
