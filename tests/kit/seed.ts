// Property tests draw the same cases in every run, so that a red run can be run again; WATCHDESK_SEED draws others ('random', or a number).
import * as fc from 'fast-check';

const wanted = process.env.WATCHDESK_SEED;
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted ?? 20_261_120) });
