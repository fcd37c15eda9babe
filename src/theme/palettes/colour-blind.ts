// The palette that needs no eye for red and green: blue, yellow and magenta, and severities that differ in weight and brightness too.
import type { Palette } from '../palette.ts';

export const colourBlind: Palette = {
  name: 'colour-blind',
  says: 'Blue, yellow and magenta, never red against green; severities differ in weight too',
  looks: {
    critical: { ink: 'magenta', isBold: true, isInverse: true },
    high: { ink: 'magenta', isBold: true },
    medium: { ink: 'yellow' },
    // Bright, since plain blue cannot be read on many black backgrounds.
    low: { ink: 'blueBright' },
    info: { isDim: true },
    heading: { isBold: true },
    label: {},
    dim: { isDim: true },
    accent: { ink: 'blueBright' },
    selected: { isInverse: true },
    good: { ink: 'blueBright' },
    bad: { ink: 'magenta', isBold: true },
    warning: { ink: 'yellow', isBold: true },
    anomaly: { ink: 'yellow', isBold: true, isInverse: true },
    limit: { isDim: true },
    increasing: {},
    decreasing: {},
    stable: {},
    'first-series': { ink: 'blueBright' },
    'second-series': { ink: 'yellow' },
    'third-series': { ink: 'magenta' },
    'fourth-series': { isDim: true },
    tab: {},
    'active-tab': { ink: 'blueBright', isBold: true, isInverse: true },
    key: { isBold: true },
    banner: { isBold: true, isInverse: true },
    new: { isBold: true },
    changed: { isBold: true },
    gap: { isDim: true },
  },
};
