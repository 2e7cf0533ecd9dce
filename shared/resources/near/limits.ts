// Limits of what is looked for around a point, each with its reason.

/** Metres: what norms and tenders ask for first. */
export const defaultRings: readonly number[] = [500, 1_000, 3_000, 5_000];
/** Circles that one map can show and still be read. */
export const maxRings = 8;
/** A circle smaller than a yard tells nothing that the map does not show. */
export const minRingMetres = 20;
/** A county from end to end. */
export const maxRingMetres = 100_000;
/** Places that one list around a point holds: more is no list for a telephone. */
export const maxInside = 2_000;
/** Places that one question for the nearest is answered with. */
export const maxNearest = 200;
/** The circle of the line on an incident's card. */
export const glanceMetres = 3_000;
/** Notices that are drafted at once: a screen of them is read before they go out. */
export const maxToldAtOnce = 200;
/** Notices of one incident: a county has some sixty units and some hundred places that matter. */
export const maxToldOfIncident = 1_000;
/** Metres within which a shelter is looked for: an hour by bus on county roads. */
export const defaultShelterMetres = 20_000;
/** Metres around an incident in which no shelter is proposed unless somebody says otherwise. Our own proposal. */
export const defaultKeepAway = 500;
/** Speeds of a road class, km/h: slower one walks, faster nobody may drive. */
export const minKmh = 1;
export const maxKmh = 150;
/** Classes of roads that a layer can have and still be a table. */
export const maxRoadClasses = 60;
