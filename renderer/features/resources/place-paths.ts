// Addresses of the screens of places.

export const placesPath = '/resources';
export const placePath = (id: string): string => `/resources/places/${id}`;
export const editPlacePath = (id: string): string => `/resources/places/${id}/edit`;
export const newPlacePath = (kind: string | null): string => `/resources/new${kind === null ? '' : `?kind=${kind}`}`;
export const printPlacesPath = '/resources/print';
