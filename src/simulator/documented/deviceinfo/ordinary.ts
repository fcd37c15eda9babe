// What is ordinary for a device: the duties it has, and what a good part of the fleet does as well.
import type { Engine } from '../../engine.ts';
import type { SimulatedDevice } from '../../model.ts';

export type Ordinary = Readonly<{
  /** Ports on which it is the device's duty to send much away. */
  dutyPorts: ReadonlySet<number>;
  isRarePort(port: number): boolean;
  isRarePeer(ip: string): boolean;
}>;

/** By service: mail is delivered, and backups go to another site. */
const DUTY_PORTS: Readonly<Record<string, readonly number[]>> = { mail: [25, 465, 587], backup: [22, 873] };

/** What fewer than one device in so many does is rare. */
const DEVICES_PER_USER = 20;

export const createOrdinary = ({ habits, devices }: Engine, { services }: SimulatedDevice): Ordinary => {
  const isRare = (userCount: number): boolean => userCount * DEVICES_PER_USER < devices.length || userCount === 0;
  return {
    dutyPorts: new Set(services.flatMap((service) => DUTY_PORTS[service] ?? [])),
    isRarePort: (port) => isRare(habits.usersOfPort(port)),
    isRarePeer: (ip) => isRare(habits.usersOfPeer(ip)),
  };
};
