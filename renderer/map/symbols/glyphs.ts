// Pictures inside the frames of symbols: CC0 paths of maki and temaki. Of each file only the paths are taken, nothing is put into the page.
import airport from '@mapbox/maki/icons/airport.svg?raw';
import bloodBank from '@mapbox/maki/icons/blood-bank.svg?raw';
import building from '@mapbox/maki/icons/building-alt1.svg?raw';
import bus from '@mapbox/maki/icons/bus.svg?raw';
import caution from '@mapbox/maki/icons/caution.svg?raw';
import tower from '@mapbox/maki/icons/communications-tower.svg?raw';
import dam from '@mapbox/maki/icons/dam.svg?raw';
import danger from '@mapbox/maki/icons/danger.svg?raw';
import defibrillator from '@mapbox/maki/icons/defibrillator.svg?raw';
import doctor from '@mapbox/maki/icons/doctor.svg?raw';
import embassy from '@mapbox/maki/icons/embassy.svg?raw';
import fireStation from '@mapbox/maki/icons/fire-station.svg?raw';
import fuel from '@mapbox/maki/icons/fuel.svg?raw';
import harbor from '@mapbox/maki/icons/harbor.svg?raw';
import hospital from '@mapbox/maki/icons/hospital.svg?raw';
import industry from '@mapbox/maki/icons/industry.svg?raw';
import police from '@mapbox/maki/icons/police.svg?raw';
import rail from '@mapbox/maki/icons/rail.svg?raw';
import roadAccident from '@mapbox/maki/icons/road-accident.svg?raw';
import school from '@mapbox/maki/icons/school.svg?raw';
import townHall from '@mapbox/maki/icons/town-hall.svg?raw';
import veterinary from '@mapbox/maki/icons/veterinary.svg?raw';
import warehouse from '@mapbox/maki/icons/warehouse.svg?raw';
import water from '@mapbox/maki/icons/water.svg?raw';
import armyTent from '@rapideditor/temaki/icons/army_tent.svg?raw';
import rocks from '@rapideditor/temaki/icons/cliff_falling_rocks.svg?raw';
import pickHammer from '@rapideditor/temaki/icons/pick_hammer.svg?raw';
import pipe from '@rapideditor/temaki/icons/pipe.svg?raw';
import powerTower from '@rapideditor/temaki/icons/power_tower.svg?raw';
import propane from '@rapideditor/temaki/icons/propane_tank.svg?raw';
import radiation from '@rapideditor/temaki/icons/radiation.svg?raw';
import silo from '@rapideditor/temaki/icons/silo.svg?raw';
import tank from '@rapideditor/temaki/icons/storage_tank.svg?raw';
import tents from '@rapideditor/temaki/icons/tents.svg?raw';
import truck from '@rapideditor/temaki/icons/truck.svg?raw';
import windsock from '@rapideditor/temaki/icons/windsock.svg?raw';
import type { GlyphName } from '#shared/resources/symbols.ts';

export interface Glyph {
  /** Path of an SVG. */
  path: string;
  /** Side of the square that the path is drawn in. */
  side: number;
}

/** Fire itself: the flame that both sets lack, drawn by us. */
const flame: Glyph = {
  path: 'M8 1C8.6 3.6 11.8 5.4 11.8 9.2A4.3 4.3 0 0 1 3.2 9.2C3.2 7.4 4 6.2 4.9 5.2C5 6.6 5.5 7.3 6.2 7.6C5.9 5.2 6.6 2.6 8 1ZM7.5 12.6A2 2 0 0 0 9.5 10.5C9.5 9.3 8.7 8.6 8.1 7.6C7.9 8.9 5.5 9 5.5 10.6A2 2 0 0 0 7.5 12.6Z',
  side: 15,
};

function read(svg: string): Glyph {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? 15);
  const paths = [...svg.matchAll(/\sd="([^"]+)"/g)].map(([, path]) => (path ?? '').replaceAll(/&#xA;|&#x9;/g, ' '));
  return { path: paths.join(' '), side };
}

export const glyphs: Record<GlyphName, Glyph> = {
  airport: read(airport),
  ambulance: read(defibrillator),
  animal: read(veterinary),
  army: read(armyTent),
  building: read(building),
  bus: read(bus),
  collapse: read(rocks),
  commandPost: read(embassy),
  dam: read(dam),
  danger: read(caution),
  disease: read(bloodBank),
  doctor: read(doctor),
  factory: read(industry),
  fire: flame,
  fireStation: read(fireStation),
  fuel: read(fuel),
  gas: read(propane),
  grain: read(silo),
  hospital: read(hospital),
  mine: read(pickHammer),
  network: read(tower),
  pipe: read(pipe),
  police: read(police),
  power: read(powerTower),
  radiation: read(radiation),
  rail: read(rail),
  roadAccident: read(roadAccident),
  school: read(school),
  ship: read(harbor),
  skull: read(danger),
  storm: read(windsock),
  tank: read(tank),
  tents: read(tents),
  townHall: read(townHall),
  truck: read(truck),
  warehouse: read(warehouse),
  water: read(water),
};
