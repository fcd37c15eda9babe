// What a band is shaded with, wherever charts are drawn: lighter than any line, and unlike every part of one.

export const bandMark = ({ ascii }: Readonly<{ ascii: boolean }>): string => (ascii ? ':' : '░');
