// The number of the subnet that stands for all traffic inside.
export const INTERNAL_TRAFFIC_SID = -6;
