// The palette that holds on dark and light backgrounds alike: one accent, and red and yellow for severity only.
import type { Palette } from '../palette.ts';

export const standard: Palette = {
  name: 'default',
  says: "The terminal's own sixteen colours on its own background",
  looks: {
    critical: { ink: 'red', isBold: true },
    high: { ink: 'red' },
    medium: { ink: 'yellow' },
    // Plain blue cannot be read on many black backgrounds, bright white not on white ones: neither stands here.
    low: { ink: 'cyan' },
    info: {},
    heading: { isBold: true },
    label: {},
    dim: { isDim: true },
    accent: { ink: 'cyan' },
    selected: { isInverse: true },
    good: { ink: 'green' },
    bad: { ink: 'red' },
    warning: { ink: 'yellow', isBold: true },
    anomaly: { ink: 'magenta', isBold: true },
    limit: { isDim: true },
    increasing: {},
    decreasing: {},
    stable: {},
    'first-series': { ink: 'cyan' },
    'second-series': { ink: 'magenta' },
    'third-series': { ink: 'green' },
    'fourth-series': { isDim: true },
    tab: {},
    'active-tab': { ink: 'cyan', isBold: true, isInverse: true },
    key: { isBold: true },
    banner: { isBold: true, isInverse: true },
    new: { isBold: true },
    changed: { isBold: true },
    gap: { isDim: true },
  },
};
