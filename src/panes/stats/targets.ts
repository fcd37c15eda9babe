// What a spot of the stats pane is about: the analysis and the label beside the figure.

export type Target = Readonly<{ section: string; label: string }>;

/** `SEC-SEVERITY/critical`; labels may hold anything. */
export const targetOf = (id: string): Target => {
  const end = id.indexOf('/');
  return { section: id.slice(0, end), label: id.slice(end + 1) };
};
