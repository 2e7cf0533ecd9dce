// The duty log: finding a line, lines noted late.

export const duty = {
  searchLog: '在日志里查找',
  backdated: '补',
  noneFound: '日志里没有符合的内容。',
};
