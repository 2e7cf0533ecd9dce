import { noteIncident } from '#station/incidents/notes.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { benchFolder } from './folder.ts';
import { openOffice, receiveNth } from './office.ts';
const station = await openOffice(benchFolder(), new SystemClock(), { unattended: true });
const { journal } = station.parts;
const incident = receiveNth(station, 0, 'bench');
const text = '现场指挥部电话：消防水幕已稀释泄漏气体，关阀堵漏正在进行，下风向一公里内群众已疏散至镇中学，伤者送县人民医院。';
const note = () => journal.commit('bench', (tx) => noteIncident(tx, incident, text, tx.now));
const m = process.argv[2];
if (m) journal.db.raw.pragma('synchronous = '+m);
for (let i=0;i<2000;i++) note();
for (let r=0;r<(+(process.argv[3]??3));r++){const t=performance.now(); for (let i=0;i<3000;i++) note(); console.log('us each', (performance.now()-t)/3);}
await station.stop();
