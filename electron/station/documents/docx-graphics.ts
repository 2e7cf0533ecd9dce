// Pictures, shapes and diagrams in a Word file: the text in them, and the count of those that have none.
import type { LeftCount } from './plan-blocks.ts';
import { attribute, below, child, elements, innerText, type Xml } from './xml.ts';

/** Of several ways to draw the same thing, the first: the others are for older programs and say it again. */
export const chosen = (alternate: Xml): Xml | null => child(alternate, 'Choice') ?? child(alternate, 'Fallback');

/** Elements of a name below, each choice followed one way, and none within another of that name. */
function* found(xml: Xml, names: ReadonlySet<string>): Generator<Xml> {
  if (names.has(xml.name)) {
    yield xml;
    return;
  }
  if (xml.name === 'AlternateContent') {
    const way = chosen(xml);
    if (way) yield* found(way, names);
    return;
  }
  for (const one of elements(xml)) yield* found(one, names);
}

const wanted = new Set(['txbxContent', 'blip', 'imagedata', 'textpath', 'relIds']);

export interface GraphicText {
  /** Text boxes, to be read as the body is. */
  boxes: Xml[];
  /** Lines of diagrams and of drawn words. */
  lines: string[];
}

/** Sign of a horizontal line, which is drawn as a shape. */
const isLine = (graphic: Xml): boolean => [...below(graphic, 'rect')].some((one) => attribute(one, 'hr') !== null);

/** @param partBehind the part that an id in the text stands for */
export function graphicText(graphic: Xml, left: LeftCount, partBehind: (id: string | null) => Xml | null): GraphicText {
  const text: GraphicText = { boxes: [], lines: [] };
  let pictures = 0;
  let diagrams = 0;
  for (const part of found(graphic, wanted)) {
    if (part.name === 'txbxContent') text.boxes.push(part);
    else if (part.name === 'textpath') text.lines.push(attribute(part, 'string') ?? '');
    else if (part.name === 'relIds') {
      const data = partBehind(attribute(part, 'dm'));
      for (const point of data ? below(data, 'pt') : []) text.lines.push([...below(point, 't')].map(innerText).join(''));
      diagrams += 1;
    } else pictures += 1;
  }
  if (graphic.name === 'object') left.add('drawings');
  else if (pictures > 0) left.add('pictures', '', pictures);
  else if (text.boxes.length === 0 && text.lines.every((line) => line.trim() === '') && diagrams === 0 && !isLine(graphic))
    left.add('drawings');
  return text;
}
