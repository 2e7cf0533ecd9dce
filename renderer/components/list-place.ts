// How far a list is scrolled, kept while the page lives: nothing is drawn from it.
export interface ListPlace {
  /** px */
  leftAt: () => number;
  keep: (scrollTop: number) => void;
}

export function listPlace(): ListPlace {
  let kept = 0;
  return {
    leftAt: () => kept,
    keep: (scrollTop) => {
      kept = scrollTop;
    },
  };
}
