// What the tables of the pages are called: rows are told apart by them.

export const PROTOCOLS = 'Protocols';
export const PORTS = 'Ports';
export const COUNTRIES = 'Countries';
export const DOMAINS = 'Domains';
export const ADDRESSES = 'Addresses without a name';

export const TABLES: readonly string[] = [PROTOCOLS, PORTS, COUNTRIES, DOMAINS, ADDRESSES];
