// Where the page of layers stands.
export const layersPath = '/map/layers';
