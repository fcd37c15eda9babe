// Stands in for Intl.Segmenter in the bundle: making one takes 7 ms, so it is made when a text is first cut into characters.

export class LateSegmenter {
  readonly #make: () => Intl.Segmenter;
  #made: Intl.Segmenter | undefined;

  constructor(...how: ConstructorParameters<typeof Intl.Segmenter>) {
    // Written so that the stand-in does not stand in for this one too.
    const { Segmenter } = Intl;
    this.#make = () => new Segmenter(...how);
  }

  segment(text: string): Intl.Segments {
    this.#made ??= this.#make();
    return this.#made.segment(text);
  }
}
