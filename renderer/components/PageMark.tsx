// What must stand on every page that comes out of the printer, such as 内部资料: in the margin, whatever page of a sheet it is.

/** As a string of a style sheet: nothing of it can end the string or the element. */
const quoted = (text: string): string => `"${text.replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, '').replace(/["\\<>]/g, '')}"`;

export function PageMark({ text }: { text: string }) {
  // The text depends on what is printed, so no file of styles can hold it; a rule for all pages is one for each named page too.
  return <style>{`@page { @top-left { content: ${quoted(text)}; font: 700 10.5pt sans-serif; color: #000 } }`}</style>;
}
