// Reads which subnet a report is about: the number that the appliance gave it, or a range of addresses.
import ipaddr from 'ipaddr.js';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';

export const readSubnet = (text: string): Result<number | string> => {
  if (/^\d{1,9}$/.test(text)) return success(Number(text));
  if (/^[0-9a-fA-F:.]+\/\d{1,3}$/.test(text) && ipaddr.isValidCIDR(text)) {
    return success(
      ipaddr.parseCIDR(text)[0].kind() === 'ipv4'
        ? `${ipaddr.IPv4.networkAddressFromCIDR(text)}/${text.split('/')[1]}`
        : text,
    );
  }
  return failed({
    kind: 'usage',
    what: `subnet "${clean(text, 60)}"`,
    came: 'it is neither a number nor a range of addresses',
    advice: 'Give the number that the appliance uses, such as 3, or a range such as 10.1.0.0/16.',
  });
};
