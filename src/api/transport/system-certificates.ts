// The certificates this machine trusts, read in a thread of its own: some systems take a tenth of a second for it.
import { getCACertificates } from 'node:tls';
import { Worker } from 'node:worker_threads';

export type SystemCertificates = Readonly<{
  /** PEM: Node's own list and the system's. */
  all: readonly string[];
  /** Whether the system trusts some that Node does not know of by itself. */
  hasMore: boolean;
}>;

/** Node's own list already holds NODE_EXTRA_CA_CERTS. */
const PROGRAM = `
  const { getCACertificates } = require('node:tls');
  const own = getCACertificates('default');
  require('node:worker_threads').parentPort.postMessage([own, getCACertificates('system')]);
`;

let known: Promise<SystemCertificates> | undefined;

/** Read once for the whole program. */
export const readSystemCertificates = (): Promise<SystemCertificates> => {
  known ??= readInThread().catch(() => join(getCACertificates('default'), getCACertificates('system')));
  return known;
};

const readInThread = (): Promise<SystemCertificates> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true });
    worker.once('message', (message: unknown) => {
      if (isTwoLists(message)) resolve(join(...message));
      else reject(new Error('the certificates did not come as two lists'));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that reads the certificates ended early')));
  });

const isTwoLists = (message: unknown): message is readonly [readonly string[], readonly string[]] =>
  Array.isArray(message) && message.length === 2 && message.every((list) => Array.isArray(list));

const join = (own: readonly string[], system: readonly string[]): SystemCertificates => {
  const all = new Set(own);
  const ownCount = all.size;
  for (const certificate of system) all.add(certificate);
  return { all: [...all], hasMore: all.size > ownCount };
};
