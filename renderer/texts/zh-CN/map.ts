// The map: its page, layers, tools.
export const map = {
  title: '地图',
};
