/** What stands for an English sentence of the pages, written into the page by the server; empty in English. */
const words = (window as { jangmadangWords?: Readonly<Record<string, string>> }).jangmadangWords ?? {};

/** A sentence in the reader's language, its holes filled. */
export const t = (english: string, holes: Readonly<Record<string, string | number>> = {}): string =>
  (words[english] ?? english).replace(/\{(\w+)\}/g, (hole, name: string) => `${holes[name] ?? hole}`);

/** Puts the texts that stand in the page itself into the reader's language. */
export function translatePage(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-t]"))
    element.textContent = t(element.textContent?.trim() ?? "");
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]"))
    element.setAttribute("aria-label", t(element.dataset["label"] ?? ""));
}
