// A way out of the room. To add one: a file like mail.ts that makes a Channel, and a line in station.ts.

export interface Message {
  /** Derived from what it tells: the same message has the same id at each try, so that a receiver can drop a second one. */
  id: string;
  address: string;
  name: string;
  subject: string;
  text: string;
  /** For receivers that are programs. */
  data: Record<string, string | number | null>;
}

export interface Channel {
  name: string;
  /** Sends or throws; gives up by itself after `signal` fires. Returns what the other side said, for the record. */
  send(message: Message, signal: AbortSignal): Promise<string>;
}
