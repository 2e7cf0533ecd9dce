// How codes of Chinese fonts that a PDF names and does not carry become characters: the tables of Adobe, made from the coding they stand for.

/** Character codes of two bytes that GB18030 shares with GBK. */
const firstLead = 0x81;
const lastLead = 0xfe;
const firstTrail = 0x40;
const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
/** How many lines a list may have in such a table. */
const listLength = 100;

function lists(kind: string, lines: readonly string[]): string {
  let text = '';
  for (let at = 0; at < lines.length; at += listLength) {
    const part = lines.slice(at, at + listLength);
    text += `${part.length} begin${kind}\n${part.join('\n')}\nend${kind}\n`;
  }
  return text;
}

/** The number of a glyph is its character here, on both sides of the table. */
function gbkTable(): string {
  const decoder = new TextDecoder('gb18030');
  const lines: string[] = [];
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    for (let trail = firstTrail; trail <= lastLead; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && text.length === 1 && text !== '\ufffd') lines.push(`<${hex(lead * 256 + trail, 4)}> ${text.charCodeAt(0)}`);
    }
  }
  return `2 begincodespacerange\n<00> <80>\n<8140> <fefe>\nendcodespacerange\n1 begincidrange\n<20> <7e> 32\nendcidrange\n${lists('cidchar', lines)}`;
}

const blocks = Array.from({ length: 256 }, (_, block) => block);

function unicodeTable(): string {
  const lines = blocks.map((block) => `<${hex(block, 2)}00> <${hex(block, 2)}ff> ${block * 256}`);
  return `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${lists('cidrange', lines)}`;
}

function glyphTable(): string {
  const lines = blocks.map((block) => `<${hex(block, 2)}00> <${hex(block, 2)}ff> <${hex(block, 2)}00>`);
  return `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${lists('bfrange', lines)}`;
}

/** What pdfjs asks for when a file needs a table that is not in it. One for each document. */
export class CmapFactory {
  /** Glyphs are numbered by character: only then is the table of glyphs true. */
  #ours = false;

  fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const table = kind === 'cMapUrl' ? this.#table(filename) : null;
    return table === null ? Promise.reject(new Error(`no ${filename} here`)) : Promise.resolve(new TextEncoder().encode(table));
  }

  #table(name: string): string | null {
    if (/^(?:GBK|GBKp|GBK2K|GB|GBpc)(?:-EUC)?-[HV]$/.test(name)) {
      this.#ours = true;
      return gbkTable();
    }
    if (/^UniGB-(?:UCS2|UTF16)-[HV]$/.test(name)) {
      this.#ours = true;
      return unicodeTable();
    }
    return name === 'Adobe-GB1-UCS2' && this.#ours ? glyphTable() : null;
  }
}
