// Which nodes of a net are joined at all: the parts, numbered by size.

export interface Islands {
  island: Uint32Array;
  islands: number;
  largestShare: number;
}

export function islandsOf(nodes: number, from: Uint32Array, to: Uint32Array): Islands {
  const parent = Uint32Array.from({ length: nodes }, (_, at) => at);
  const rootOf = (node: number): number => {
    let root = node;
    while ((parent[root] ?? root) !== root) {
      // Halves the way for the next who asks.
      parent[root] = parent[parent[root] ?? root] ?? root;
      root = parent[root] ?? root;
    }
    return root;
  };
  for (const [edge, a] of from.entries()) {
    const [one, other] = [rootOf(a), rootOf(to[edge] ?? a)];
    if (one !== other) parent[one] = other;
  }
  const sizes = new Map<number, number>();
  for (let node = 0; node < nodes; node += 1) sizes.set(rootOf(node), (sizes.get(rootOf(node)) ?? 0) + 1);
  const order = new Map([...sizes].sort((a, b) => b[1] - a[1]).map(([root], at) => [root, at]));
  return {
    island: Uint32Array.from({ length: nodes }, (_, node) => order.get(rootOf(node)) ?? 0),
    islands: sizes.size,
    largestShare: nodes === 0 ? 0 : Math.max(...sizes.values()) / nodes,
  };
}
