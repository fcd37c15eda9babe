// Keeps a number between two others.

export const clamp = (value: number, least: number, most: number): number =>
  value < least ? least : value > most ? most : value;
