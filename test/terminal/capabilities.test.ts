// What the environment tells of the terminal.
import { describe, expect, it } from 'vitest';
import { type Capabilities, detectCapabilities } from '../../src/terminal/capabilities.ts';

const UTF8 = { LANG: 'en_US.UTF-8' };

const detect = (env: Readonly<Record<string, string>>): Capabilities => detectCapabilities({ env, isTerminal: true });

describe('the terminal', () => {
  it('of today can do everything', () => {
    expect(detect({ TERM: 'xterm-256color', ...UTF8 })).toEqual({
      hasScreen: true,
      hasScrollRegions: true,
      hasErasing: true,
      hasColour: true,
      hasUnicode: true,
      hasSynchronisedFrames: true,
      multiplexer: undefined,
    });
  });

  it.each<[string, Partial<Capabilities>]>([
    ['dumb', { hasScreen: false, hasScrollRegions: false, hasColour: false, hasSynchronisedFrames: false }],
    ['', { hasScreen: false, hasColour: false }],
    [
      'linux',
      { hasScreen: true, hasErasing: true, hasScrollRegions: true, hasColour: true, hasSynchronisedFrames: false },
    ],
    [
      'vt100',
      { hasScreen: true, hasErasing: false, hasScrollRegions: true, hasColour: false, hasSynchronisedFrames: false },
    ],
    ['vt220', { hasColour: false }],
    ['vt220-w', { hasColour: false }],
    ['xterm-mono', { hasColour: false, hasScrollRegions: true }],
    ['linux-m', { hasColour: false }],
    ['ansi', { hasScreen: true, hasScrollRegions: false, hasColour: true, hasSynchronisedFrames: false }],
    ['cons25', { hasScreen: true, hasScrollRegions: false }],
    ['unheard-of', { hasScreen: true, hasErasing: false, hasScrollRegions: false }],
    ['screen-256color', { hasScrollRegions: true, multiplexer: 'screen', hasSynchronisedFrames: false }],
    ['tmux-256color', { hasScrollRegions: true, multiplexer: 'tmux', hasSynchronisedFrames: true }],
    ['rxvt-unicode-256color', { hasScrollRegions: true, hasColour: true }],
    ['xterm-kitty', { hasScrollRegions: true }],
    ['alacritty', { hasScrollRegions: true, hasSynchronisedFrames: true }],
    ['st-256color', { hasScrollRegions: true }],
    ['foot', { hasScrollRegions: true }],
  ])('named %j is known', (name, expected) => {
    expect(detect({ TERM: name, ...UTF8 })).toMatchObject(expected);
  });

  it('is none where there is no terminal', () => {
    const capabilities = detectCapabilities({ env: { TERM: 'xterm', ...UTF8 }, isTerminal: false });
    expect(capabilities).toMatchObject({ hasScreen: false, hasScrollRegions: false, hasColour: false });
    expect(capabilities.hasUnicode).toBe(true);
  });

  it.each<[Readonly<Record<string, string>>, boolean]>([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: '1' }, true],
  ])('with %j has colour: %s', (env, hasColour) => {
    expect(detect({ TERM: 'xterm', ...env }).hasColour).toBe(hasColour);
  });

  it.each<[Readonly<Record<string, string>>, boolean]>([
    [{}, false],
    [{ LANG: 'de_DE.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, false],
    [{ LC_ALL: '', LC_CTYPE: 'C.UTF-8' }, true],
    [{ WT_SESSION: 'some' }, true],
    [{ TERM: 'dumb', LANG: 'en_US.UTF-8' }, false],
  ])('with %j has Unicode: %s', (env, hasUnicode) => {
    expect(detect({ TERM: 'xterm', ...env }).hasUnicode).toBe(hasUnicode);
  });

  it.each<[Readonly<Record<string, string>>, Capabilities['multiplexer']]>([
    [{ TERM: 'xterm', TMUX: '/tmp/tmux,1,0' }, 'tmux'],
    [{ TERM: 'screen', TMUX: '/tmp/tmux,1,0' }, 'tmux'],
    [{ TERM: 'screen', STY: '1.tty' }, 'screen'],
    [{ TERM: 'xterm', STY: '1.tty' }, 'screen'],
    [{ TERM: 'screen.xterm-256color', STY: '1.tty', TMUX: '/tmp/tmux,1,0' }, 'screen'],
    [{ TERM: 'screen-256color', STY: '1.tty', TMUX: '/tmp/tmux,1,0' }, 'tmux'],
    [{ TERM: 'tmux-256color', STY: '1.tty', TMUX: '/tmp/tmux,1,0' }, 'tmux'],
    [{ TERM: 'screen.xterm-256color', TMUX: '/tmp/tmux,1,0' }, 'tmux'],
    [{ TERM: 'xterm', TMUX: '' }, undefined],
  ])('with %j stands behind %s', (env, multiplexer) => {
    expect(detect(env).multiplexer).toBe(multiplexer);
  });

  it('is what the user says it is', () => {
    const env = { TERM: 'xterm', NO_COLOR: '1', ...UTF8 };
    expect(detectCapabilities({ env, isTerminal: true, flags: { colour: true, ascii: true } })).toMatchObject({
      hasColour: true,
      hasUnicode: false,
    });
    expect(detectCapabilities({ env: {}, isTerminal: true, flags: { colour: false, ascii: false } })).toMatchObject({
      hasColour: false,
      hasUnicode: true,
    });
  });
});
