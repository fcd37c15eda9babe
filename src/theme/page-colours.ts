// The same meanings on a page that is not a terminal: colours for light and for dark, each readable on its paper (at least 4.5 to 1).

export type PageColours = Readonly<{
  paper: string;
  panel: string;
  ink: string;
  quiet: string;
  line: string;
  accent: string;
  critical: string;
  high: string;
  medium: string;
  low: string;
  info: string;
  anomaly: string;
  second: string;
  third: string;
  fourth: string;
}>;

export const LIGHT_PAGE: PageColours = {
  paper: '#ffffff',
  panel: '#f5f6f8',
  ink: '#1b2027',
  quiet: '#5a6472',
  line: '#dfe3e8',
  accent: '#0b6e8f',
  critical: '#a4161a',
  high: '#b3410e',
  medium: '#7d5c00',
  low: '#2f5f9e',
  info: '#5a6472',
  anomaly: '#8a2be2',
  second: '#a2437b',
  third: '#4a7a1f',
  fourth: '#5a6472',
};

export const DARK_PAGE: PageColours = {
  paper: '#14171c',
  panel: '#1c2128',
  ink: '#e4e7ec',
  quiet: '#9aa4b2',
  line: '#323a45',
  accent: '#56c2dd',
  critical: '#ff8a8a',
  high: '#ffa066',
  medium: '#e6c35c',
  low: '#8ab8f5',
  info: '#9aa4b2',
  anomaly: '#d3a1ff',
  second: '#f092c5',
  third: '#a5d36e',
  fourth: '#9aa4b2',
};
