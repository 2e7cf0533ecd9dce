// What the station's process says to the shell, checked as it comes in. The other end is electron/station/desktop-service.ts;
// the rooms may not import each other, and tests/desktop runs the two together.
import { type ErrorCode, errorStatus } from '#shared/kernel/errors.ts';

/** Why a data folder could not be opened, or why the station cannot record. */
export interface StationFault {
  code: ErrorCode;
  /** What was found, e.g. the process that holds the folder; null when there is nothing to say. */
  received: string | null;
}

export interface AlarmCounts {
  /** Not yet answered or met. */
  standing: number;
  /** Making noise now. */
  sounding: number;
  /** Of those, the ones that began since the last message. */
  fresh: number;
}

export type StationMessage =
  | { type: 'ready' }
  /** Alive, and its obligation clock ran lately. */
  | { type: 'heartbeat' }
  /** Alive, but its obligation clock has not run for a while: as good as dead. */
  | { type: 'stalled'; fault: StationFault | null }
  | ({ type: 'alarms' } & AlarmCounts)
  | ({ type: 'fault' } & StationFault)
  | { type: 'stopped' };

function field(data: object, name: string): unknown {
  return Reflect.get(data, name);
}

function isCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorStatus, value);
}

function faultOf(data: object): StationFault | null {
  const code = field(data, 'code');
  const received = field(data, 'received');
  return isCode(code) ? { code, received: typeof received === 'string' ? received.slice(0, 500) : null } : null;
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** The message, or null for anything else. */
export function readStationMessage(data: unknown): StationMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const type = field(data, 'type');
  switch (type) {
    case 'ready':
    case 'heartbeat':
    case 'stopped':
      return { type };
    case 'stalled':
      return { type, fault: faultOf(data) };
    case 'fault': {
      const fault = faultOf(data);
      return fault && { type, ...fault };
    }
    case 'alarms': {
      const [standing, sounding, fresh] = [field(data, 'standing'), field(data, 'sounding'), field(data, 'fresh')];
      return isCount(standing) && isCount(sounding) && isCount(fresh) ? { type, standing, sounding, fresh } : null;
    }
    default:
      return null;
  }
}
