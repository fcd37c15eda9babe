// The error of a connection that failed at the proxy, before the appliance was reached.

/** It carries no `code` of its own: undici would try some codes again for ever. */
export class ProxyFault extends Error {
  override readonly name = 'ProxyFault';
  /** The status with which the proxy refused; undefined when it could not be reached. */
  readonly status: number | undefined;

  constructor(status: number | undefined, options?: ErrorOptions) {
    super('the proxy did not open the way', options);
    this.status = status;
  }
}
