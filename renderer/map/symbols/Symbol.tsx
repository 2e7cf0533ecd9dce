// A symbol in a list, a legend or on paper: the same drawing as on the map, as a picture that grows with the letters.
import type { MapSymbol } from '#shared/resources/symbols.ts';
import { type ColourSet, type Shape, shapesOf, symbolFont } from './drawing.ts';

interface Props {
  symbol: MapSymbol;
  set: ColourSet;
  /** Bits of `placeStates`. */
  state?: number;
  /** px */
  size?: number;
}

/** Says nothing to a screen reader: what it means stands beside it. */
export function Symbol({ symbol, set, state = 0, size = 32 }: Props) {
  return (
    <svg className="map-symbol" viewBox="0 0 100 100" width={size} height={size} data-icon data-code={symbol.code} aria-hidden="true">
      {shapesOf(symbol, set, state).map((shape, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the shapes of a symbol have no other name and are never reordered
        <Drawn key={index} shape={shape} />
      ))}
    </svg>
  );
}

function Drawn({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height, radius, fill, stroke = 'none', line = 0 } = shape;
      return <rect x={x} y={y} width={width} height={height} rx={radius} fill={fill} stroke={stroke} strokeWidth={line} />;
    }
    case 'path':
      return <path d={shape.path} fill={shape.fill} stroke="none" transform={`translate(${shape.x} ${shape.y}) scale(${shape.scale})`} />;
    case 'line':
      return (
        <line
          x1={shape.from[0]}
          y1={shape.from[1]}
          x2={shape.to[0]}
          y2={shape.to[1]}
          stroke={shape.stroke}
          strokeWidth={shape.line}
          strokeLinecap="round"
        />
      );
    case 'disc':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} fill={shape.fill} stroke={shape.stroke} strokeWidth={3} />;
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontFamily={symbolFont}
          fontWeight={700}
          fill={shape.fill}
          stroke="none"
          textAnchor="middle"
          dominantBaseline="central"
        >
          {shape.text}
        </text>
      );
  }
}
