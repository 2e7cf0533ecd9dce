import { noteIncident } from '#station/incidents/notes.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { benchFolder } from './folder.ts';
import { openOffice, receiveNth } from './office.ts';
import Database from 'better-sqlite3';
import {execSync} from 'node:child_process';
const text = '现场指挥部电话：消防水幕已稀释泄漏气体，关阀堵漏正在进行，下风向一公里内群众已疏散至镇中学，伤者送县人民医院。';
const mk=async(ck:number,drop?:string)=>{const dir=benchFolder();
const station = await openOffice(dir, new SystemClock(), { unattended: true });
const { journal } = station.parts; journal.db.raw.pragma('wal_autocheckpoint='+ck);
if(drop) for(const d of drop.split(','))journal.db.raw.exec('drop index '+d);
const incident = receiveNth(station, 0, 'bench');
return () => journal.commit('bench', (tx) => noteIncident(tx, incident, text, tx.now));}
const bdb=new Database(benchFolder()+'/b.sqlite'); bdb.pragma('journal_mode=WAL'); bdb.pragma('synchronous=FULL'); bdb.exec('create table b(id integer primary key, body text)'); const bs=bdb.prepare('insert into b(body) values(?)'); const body='x'.repeat(620);
const vs:Record<string,()=>unknown>={bare:()=>bs.run(body), ck1000:await mk(1000),ck4000:await mk(4000),ck16000:await mk(16000), noidx:await mk(1000,'timelineByIncident,timelineLog,entriesBySubject')};
for(const f of Object.values(vs)) for(let i=0;i<1000;i++) f();
const r:Record<string,number[]>={}; for(let k=0;k<15;k++) for(const [n,f] of Object.entries(vs)){const t=performance.now(); for(let i=0;i<300;i++) f(); (r[n]??=[]).push((performance.now()-t)/0.3);}
for(const [n,v] of Object.entries(r)){v.sort((a,b)=>a-b); console.log(n,'median us',v[7].toFixed(0),'min',v[0].toFixed(0),'max',v[14].toFixed(0));}
process.exit()
