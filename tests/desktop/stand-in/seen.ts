// What the shell did to the system, for the test to look at.

export interface Seen {
  beeps: number;
  notifications: { title: string; open: boolean }[];
  /** Texts of the questions that were asked. */
  questions: string[];
  tooltip: string;
  trayThere: boolean;
  blockers: number;
  /** Messages of the service by type. */
  messages: Record<string, number>;
  /** Ports that left for a page. */
  portsSent: number;
}

export const seen: Seen = {
  beeps: 0,
  notifications: [],
  questions: [],
  tooltip: '',
  trayThere: false,
  blockers: 0,
  messages: {},
  portsSent: 0,
};

/** The button that a question is answered with. */
export const answers = { next: 0 };
