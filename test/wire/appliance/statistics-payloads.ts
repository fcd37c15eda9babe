// The answers of the summary statistics endpoint of an appliance in the field, one for each form, with made-up numbers.

export const PLAIN = {
  usercredentialcount: 448,
  subnets: 8,
  patterns: 3278640,
  bandwidth: [
    { timems: 1767267600000, time: '2026-01-01 11:40:00', kb: 109426603 },
    { timems: 1767354000000, time: '2026-01-02 11:40:00', kb: 455956196 },
  ],
  antigenaDevices: 4,
  antigenaActions: 5,
  devicecount: {
    unknown: 6,
    laptop: 14,
    desktop: 84,
    server: 71,
    dnsserver: 1,
    ipphone: 2,
    saas: { Office365: 39, Box: 3, total: 42 },
    licenseIPCount: 249,
    licenseCloudIPCount: 12,
    totalClient: 106,
    totalServer: 20,
    totalOther: 6,
    total: 204,
  },
};

export const EVENTS = {
  events: true,
  data: [
    { timems: 1767225600000, time: '2026-01-01 00:00:00', events: 2736675 },
    { timems: 1767229200000, time: '2026-01-01 01:00:00', events: 2859475 },
  ],
};

export const CSENSOR = {
  csensor: true,
  bandwidth: [{ timems: 1767267000000, time: '2026-01-01 11:30:00', kb: 136233222 }],
};

export const MITRE = {
  mitreTactics: [
    {
      tactic: 'credential-access',
      name: 'Credential Access',
      totalCount: 96334873,
      scoreCount: 437859,
      modelEstimate: 441,
      modelCount: 2,
    },
    {
      tactic: 'lateral-movement',
      name: 'Lateral Movement',
      totalCount: 99761956,
      scoreCount: 71360,
      modelEstimate: 438975,
      modelCount: 314,
    },
  ],
  modelCount: 13225,
  startTime: 1764633600000,
  totalCount: 1019722951,
};
