// The services by which one machine takes over another, under the short names of a story.

const REMOTE_SERVICES: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [23, 'Telnet'],
  [135, 'MS-RPC'],
  [139, 'SMB'],
  [445, 'SMB'],
  [3389, 'RDP'],
  [5900, 'VNC'],
  [5985, 'WinRM'],
  [5986, 'WinRM'],
]);

export const remoteServiceOf = (port: number): string | undefined => REMOTE_SERVICES.get(port);
