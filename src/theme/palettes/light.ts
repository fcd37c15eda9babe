// The palette for a white background: of the sixteen colours only those that can be read on it, which are black, red, blue and magenta.
import type { Palette } from '../palette.ts';

export const light: Palette = {
  name: 'light',
  says: 'Dark inks only, for a white background',
  looks: {
    critical: { ink: 'red', isBold: true },
    high: { ink: 'red' },
    // Yellow, green and cyan are too pale on white, and so are all the bright ones.
    medium: { ink: 'magenta' },
    low: { ink: 'blue' },
    info: {},
    heading: { isBold: true },
    label: {},
    dim: { isDim: true },
    accent: { ink: 'blue' },
    selected: { isInverse: true },
    good: { ink: 'blue' },
    bad: { ink: 'red' },
    warning: { ink: 'red', isBold: true },
    anomaly: { ink: 'magenta', isBold: true },
    limit: { isDim: true },
    increasing: {},
    decreasing: {},
    stable: {},
    'first-series': { ink: 'blue' },
    'second-series': { ink: 'magenta' },
    'third-series': { isBold: true },
    'fourth-series': { isDim: true },
    tab: {},
    'active-tab': { ink: 'blue', isBold: true, isInverse: true },
    key: { isBold: true },
    banner: { isBold: true, isInverse: true },
    new: { isBold: true },
    changed: { isBold: true },
    gap: { isDim: true },
  },
};
