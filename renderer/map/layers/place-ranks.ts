// Names of places by how much they matter: which are written from which zoom on. Where two would collide, the one named first here stands.

interface PlaceRank {
  /** Whether a place is of this rank, by what the data calls it. */
  holds: (kind: string) => boolean;
  /** Zooms from which its dot and its name are drawn. */
  dotFrom: number;
  nameFrom: number;
  font: string;
}

const family = '"Noto Sans SC","Microsoft YaHei",sans-serif';
const seat = /^(?:city|county|seat|town|township)$|[县市镇乡]$|街道$|驻地$/i;
const small = /^(?:locality|hamlet|suburb|quarter|neighbourhood|street|poi|isolated_dwelling)$|自然村|[路街巷]$/i;

/** Whoever says nothing of a place has named a village. */
export const placeRanks: readonly PlaceRank[] = [
  { holds: (kind) => seat.test(kind), dotFrom: 9, nameFrom: 11, font: `600 13px ${family}` },
  { holds: (kind) => !seat.test(kind) && !small.test(kind), dotFrom: 12, nameFrom: 13, font: `12px ${family}` },
  { holds: (kind) => small.test(kind), dotFrom: 15, nameFrom: 15, font: `12px ${family}` },
];
