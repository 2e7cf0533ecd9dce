// The contract: all the page and other systems know of the station. Joined here, implemented whole in electron/station/api.ts.
import { accounts } from './accounts.ts';
import { directory } from './directory.ts';
import { incidents } from './incidents.ts';
import { live } from './live.ts';
import { obligations } from './obligations.ts';
import { reports } from './reports.ts';
import { rosters } from './rosters.ts';
import { settings } from './settings.ts';

export const contract = { accounts, directory, incidents, live, obligations, reports, rosters, settings };
export type Contract = typeof contract;
