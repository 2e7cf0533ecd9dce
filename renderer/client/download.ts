// Hands a file that the station made to the browser.

/** Long enough for the slowest disk dialog; the address is let go afterwards. */
const keepMs = 60_000;

export function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), keepMs);
}
