// The analyses whose results stand in the `data` of a report, each under its id.

export type DataId = Readonly<{
  id: string;
  /** One sentence, without a full stop. */
  says: string;
  /** Whether there is one result for each period asked for, under its name such as `24h`. */
  perPeriod: boolean;
}>;

const once = (id: string, says: string): DataId => ({ id, says, perPeriod: false });
const perPeriod = (id: string, says: string): DataId => ({ id, says, perPeriod: true });

export const DATA_IDS: readonly DataId[] = [
  perPeriod('SEC-TOTAL', 'Sum of all security events'),
  perPeriod('SEC-EVENTS', 'Security events by kind, with their change since the look before'),
  perPeriod('SEC-SEVERITY', 'Security events by severity'),
  perPeriod('SEC-HOURLY', 'Security events by hour'),
  once('SEC-TREND', 'Security events an hour in the shortest period against the longest'),
  perPeriod('MIT-COVERAGE', 'How many events are mapped to a tactic, and the share of them'),
  perPeriod('MIT-TACTICS', 'Tactics in the order of the kill chain, with events and techniques'),
  perPeriod('MIT-TECHNIQUES', 'Techniques of each tactic by events'),
  perPeriod('MIT-GAPS', 'Tactics of the kill chain that were not seen, and how much that matters'),
  perPeriod('MIT-RISK', 'How many of the high-risk tactics were seen'),
  perPeriod('MIT-PATTERN', 'Attack patterns by how much of them was seen, with what is missing'),
  perPeriod('BW-NOW', 'Volume in and out with shares, peak and average rate'),
  perPeriod('BW-PROTOCOLS', 'Volume and share by protocol, the rest as other'),
  perPeriod('BW-DEPLOYMENT', 'Volume seen by cSensors against the network'),
  once('BW-TREND', 'Volume an hour of each period against the next longer one'),
  once('BW-CAPACITY', 'Use of the link capacity, and when it is reached'),
  perPeriod('CON-TOTAL', 'Connection events: their sum and their kinds'),
  perPeriod('CON-HOURLY', 'Connection events by hour'),
  once('CON-TREND', 'Connection events an hour in the shortest period against the longest'),
  perPeriod('NOT-TOTAL', 'Notices: their sum and their kinds'),
  perPeriod('NOT-HOURLY', 'Notices by hour'),
  once('NOT-TREND', 'Notices an hour in the shortest period against the longest'),
  once('SYS-TOTALS', "The appliance's own totals of events, devices, alerts and bandwidth"),
  once('SYS-APPLIANCE', 'What the appliance tells of itself: health, licences, probes, and what it no longer sees'),
  once('NET-TOTALS', 'Connections, bytes, packets and external share, beside what the appliance counted'),
  once('NET-PROTO', 'Connections, bytes and packets by IP protocol'),
  once('NET-APP', 'Connections and bytes by application protocol'),
  once('NET-PORTS', 'Connections and bytes by source and by destination port'),
  once('NET-DEST', 'External destinations with ports and application protocols'),
  once('NET-SRC', 'Internal sources with external traffic'),
  once('NET-TALKERS', 'Devices by volume in and out, and the volume by hour'),
  once('NET-SUBNET', 'Subnets with devices and traffic inside and between them'),
  once('NET-MAP', 'Who talks to whom, by bytes and connections'),
  once('NET-COUNTRY', 'External bytes and connections by country'),
  once('NET-DEVICE', 'Traffic of one device by direction, destination, protocol and port'),
  once('DEV-IDENTITY', 'What is known of the device itself'),
  once(
    'DEV-ACTIVITY',
    'Connections of the device by interval, with protocols and ports, or with the shares that the appliance tells instead',
  ),
  once('DEV-DEST', 'Destinations of the device'),
  once(
    'DEV-SHARES',
    'Shares of ports, devices and both in what the device used and served, where the appliance tells them',
  ),
  once('DEV-TRANSFER', 'Volume out and in by interval, and their ratio'),
  once('DEV-PEERS', 'Similar devices, and how far each measure of this one is from theirs'),
  once('DEV-BASELINE', 'This device as a multiple of the mean of its similar devices'),
  once('DEV-EXTERNAL', 'Countries, domains and ports of external traffic'),
  once('DEV-RISK', 'Score of the external traffic, and the parts it is made of'),
  once('DEV-ANOMALY', 'Anomaly indicators that the appliance itself reports'),
  once('INV-DEVICES', 'Devices with what is known of each'),
  once('INV-COUNTS', 'Devices by type, operating system and vendor'),
  once('CMP-TAGS', 'External traffic of devices that carry compliance tags'),
  once('CMP-SOURCE', 'How and from where the data of the report were obtained'),
  once('EXE-STATE', 'State of the network in a few numbers'),
  once('EXE-DONE', 'What was done about it'),
  once('EXE-WATCHED', 'What is watched'),
  once('FIND-COUNTS', 'Findings by severity and by rule'),
  once('FIND-ENTITIES', 'What the findings are about, with how many of them'),
];
