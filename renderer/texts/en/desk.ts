// The watch desk.
import type { desk as zh } from '../zh-CN/desk.ts';

export const desk: typeof zh = {
  limits: 'Limits',
  openCount: (n) => `${n} open`,
  next: 'next',
  noLimits: 'No limit is open. After an intake, what is owed to whom by when stands here.',
  incidents: 'Open incidents',
  noIncidents: 'No incident is open. F2 takes one in.',
  log: 'Duty log',
  today: (n) => `${n} today`,
  noLog: 'Nothing recorded today. A quiet day is noted too.',
  quick: 'Note a line…',
  note: 'Note',
  received: (ago) => `received ${ago}`,
  occurred: (ago) => `occurred ${ago}`,
  awaitingFinal: 'final report awaited',
  handling: 'being handled',
  peopleOnly: 'People only',
  done: 'done',
  ours: 'ours',
  others: 'seen to',
  call: 'Report',
  markDone: 'They did it',
  doneNote: 'When and how they did it (optional)',
};
