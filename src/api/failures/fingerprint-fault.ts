// The error of a connection whose certificate is not the one that was pinned.

export class FingerprintFault extends Error {
  override readonly name = 'FingerprintFault';
  /** SHA-256 of what was presented, in lower-case hexadecimal; empty when there was no certificate. */
  readonly presented: string;

  constructor(presented: string) {
    super('the certificate is not the pinned one');
    this.presented = presented;
  }
}
