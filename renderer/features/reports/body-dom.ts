// An editable element as text, a paragraph a line, and places in that text as places in the element.

const isBlock = (node: Node): node is HTMLElement => node instanceof HTMLElement && ['P', 'DIV'].includes(node.tagName);

/** Puts the text in, a paragraph a <p>. */
export function fillWith(element: HTMLElement, text: string): void {
  element.replaceChildren(
    ...text.split('\n').map((line) => {
      const paragraph = document.createElement('p');
      // An empty paragraph needs something to put the caret before.
      paragraph.append(line === '' ? document.createElement('br') : document.createTextNode(line));
      return paragraph;
    }),
  );
}

/** The paragraphs, whatever the browser made of them while one typed. */
export function linesOf(element: HTMLElement): string[] {
  const lines: string[] = [];
  let loose: string | null = null;
  const end = (): void => {
    if (loose !== null) lines.push(loose);
    loose = null;
  };
  for (const node of element.childNodes) {
    if (isBlock(node)) {
      end();
      lines.push(...(Array.from(node.childNodes).some(isBlock) ? linesOf(node) : textOf(node).split('\n')));
    } else if (node instanceof HTMLBRElement) {
      loose ??= '';
      end();
    } else loose = (loose ?? '') + (node.textContent ?? '').replaceAll('\u00A0', ' ');
  }
  end();
  return lines;
}

/** A <br> at the very end of a paragraph only holds its place. */
function textOf(node: Node): string {
  let text = '';
  node.childNodes.forEach((child) => {
    if (child instanceof HTMLBRElement) text += child === node.lastChild ? '' : '\n';
    else text += child instanceof HTMLElement ? textOf(child) : (child.textContent ?? '').replaceAll('\u00A0', ' ');
  });
  return text;
}

function textNodesIn(node: Node): Text[] {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}

/** The node and offset of a place in the text. */
function pointAt(element: HTMLElement, offset: number): { node: Node; offset: number } {
  let left = offset;
  for (const block of element.children) {
    const length = linesOfBlock(block);
    if (left <= length) {
      for (const node of textNodesIn(block)) {
        if (left <= node.data.length) return { node, offset: left };
        left -= node.data.length;
      }
      return { node: block, offset: 0 };
    }
    left -= length + 1;
  }
  return { node: element, offset: element.childNodes.length };
}

function linesOfBlock(block: Element): number {
  return block instanceof HTMLElement ? textOf(block).length : 0;
}

function rangeIn(element: HTMLElement, start: number, end: number): Range {
  const [from, to] = [pointAt(element, start), pointAt(element, end)];
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** Selects the stretch; returns the paragraph it begins in. */
export function selectRange(element: HTMLElement, start: number, end: number): Element | null {
  const range = rangeIn(element, start, end);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  const { startContainer } = range;
  return startContainer instanceof Element ? startContainer : startContainer.parentElement;
}

/** Where the caret stands in the text; null when it is elsewhere. */
export function caretAt(element: HTMLElement): number | null {
  const selection = getSelection();
  if (!selection?.focusNode || !element.contains(selection.focusNode)) return null;
  let before = 0;
  for (const block of element.children) {
    if (block.contains(selection.focusNode)) {
      const range = document.createRange();
      range.setStart(block, 0);
      range.setEnd(selection.focusNode, selection.focusOffset);
      return before + range.toString().length;
    }
    before += linesOfBlock(block) + 1;
  }
  return null;
}

const highlightName = 'figure-differs';

/** Marks the stretches without touching the text; returns what takes the marks off. */
export function markRanges(element: HTMLElement, stretches: readonly (readonly [number, number])[]): () => void {
  const ranges = stretches.map(([start, end]) => rangeIn(element, start, end));
  if (ranges.length > 0) CSS.highlights.set(highlightName, new Highlight(...ranges));
  else CSS.highlights.delete(highlightName);
  return () => void CSS.highlights.delete(highlightName);
}
