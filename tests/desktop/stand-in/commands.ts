// What the test may ask of the driver, and what comes back.
import type { Seen } from './seen.ts';

export type Command =
  | { do: 'state' }
  /** Calls the contract on one of the page's ports, the newest unless said otherwise. */
  | { do: 'call'; path: string; input?: unknown; port?: number; bearer?: string }
  /** Opens the change stream on the newest port. */
  | { do: 'watch' }
  | { do: 'ask'; url: string; top: boolean; nonce: unknown }
  /** Moves the main process's clock. */
  | { do: 'advance'; ms: number }
  /** Holds back, or lets go, what the service says. */
  | { do: 'hold'; on: boolean }
  | { do: 'kill' }
  | { do: 'navigate'; window: number; url: string }
  | { do: 'openWindow'; url: string }
  | { do: 'permission'; permission: string; url: string; top: boolean }
  | { do: 'network'; url: string }
  | { do: 'fetch'; url: string; method?: string; headers?: Record<string, string> }
  | { do: 'close'; window: number }
  | { do: 'resume' }
  | { do: 'reload' }
  | { do: 'quit'; fromTray?: boolean; answer?: number };

export interface WindowState {
  url: string;
  visible: boolean;
  onTop: boolean;
  focused: number;
  flashing: boolean;
  destroyed: boolean;
  preferences: Record<string, unknown>;
  answer: { status: number; policy: string | null; body: string } | null;
  /** Of the ports that reached the page. */
  nonces: string[];
  /** Modules that the preload script asked for. */
  required: string[];
}

export interface State extends Seen {
  windows: WindowState[];
  processes: { ended: boolean }[];
  sandboxed: boolean;
  stream: { events: number; ended: boolean };
}

export interface Ended {
  exit: number;
  trayThere: boolean;
  blockers: number;
  messages: Record<string, number>;
}

export type Outcome = { id: number; result: unknown } | { id: number; error: string } | Ended;
