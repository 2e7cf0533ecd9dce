// Fields of Word within a row of runs: whose code is not seen, whose result is text, and which one is a table of contents.

interface Field {
  code: string;
  /** Its code has ended, its result follows. */
  result: boolean;
  /** Something of its result was seen. */
  shown: boolean;
}

/** ① … ⑳ for a number that is drawn into a ring. */
function ringed(text: string): string {
  const number = /^[○〇◯](\d{1,2})$/.exec(text)?.[1];
  const value = Number(number ?? 0);
  return value >= 1 && value <= 20 ? String.fromCodePoint(0x24_60 + value - 1) : text;
}

/** What a formula field draws; it has no result to read. */
function formula(code: string): string {
  const said = code
    .replace(/^\s*EQ\s*/i, '')
    .replace(/\\[a-z]+\d*/gi, '')
    .replace(/[(),;\s]/g, '');
  return ringed(said);
}

export class DocxFields {
  #open: Field[] = [];

  begin(): void {
    this.#open.push({ code: '', result: false, shown: false });
  }

  code(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.result) field.code += text;
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (field) field.result = true;
  }

  /** @returns what the field draws without keeping it as text */
  end(): string {
    const field = this.#open.pop();
    return field && !field.shown && /^\s*EQ\b/i.test(field.code) ? formula(field.code) : '';
  }

  saw(): void {
    for (const field of this.#open) field.shown = true;
  }

  /** Text here is part of a field's code. */
  get inCode(): boolean {
    return this.#open.some((field) => !field.result);
  }

  get inContents(): boolean {
    return this.#open.some((field) => field.result && /^\s*TOC\b/i.test(field.code));
  }
}
