// How fast one drives on roads of a class, km/h. Our own proposal for a county's roads, to be confirmed by the office: no norm gives it.

/** Names of classes as our sample, OSM and offices' own files write them. */
const proposals: readonly { names: RegExp; kmh: number }[] = [
  { names: /^(expressway|motorway|高速|高速公路)$/i, kmh: 90 },
  { names: /^(national|trunk|国道|g)$/i, kmh: 60 },
  { names: /^(province|provincial|primary|省道|s)$/i, kmh: 55 },
  { names: /^(county|secondary|县道|x)$/i, kmh: 45 },
  { names: /^(township|tertiary|乡道|y)$/i, kmh: 35 },
  { names: /^(street|residential|城市道路|街道)$/i, kmh: 30 },
  { names: /^(village|unclassified|村道|c)$/i, kmh: 25 },
];
const otherwise = 30;

export const speedOf = (roadClass: string): number => proposals.find(({ names }) => names.test(roadClass.trim()))?.kmh ?? otherwise;
