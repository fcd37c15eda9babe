// The names of services by port.
import { describe, expect, it } from 'vitest';
import { portText, serviceOf } from '../../src/flows/service-ports.ts';

describe('services', () => {
  it.each([
    [21, 'FTP'],
    [22, 'SSH'],
    [23, 'Telnet'],
    [25, 'SMTP'],
    [53, 'DNS'],
    [80, 'HTTP'],
    [110, 'POP3'],
    [143, 'IMAP'],
    [443, 'HTTPS'],
    [993, 'IMAPS'],
    [995, 'POP3S'],
    [3389, 'RDP'],
    [5060, 'SIP'],
    [8080, 'HTTP-Alt'],
  ])("name port %d as the device document's table does", (port, name) => {
    expect(serviceOf(port)).toBe(name);
  });

  it('are told beside the number, and a port without one stands alone', () => {
    expect([portText(445), portText(54_321), serviceOf(undefined), serviceOf(0)]).toEqual([
      '445 (SMB)',
      '54321',
      undefined,
      undefined,
    ]);
  });
});
