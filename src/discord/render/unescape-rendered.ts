// Undoes what rendering adds: the text of a quote as it stands in the source.

/**
 * Takes off quote bars, bold and italics, then undoes backslashes and `⟨U+…⟩`.
 * For whole messages and for parts of them that were cut out at line borders.
 */
export function unescapeRendered(rendered: string): string {
  return rendered
    .replace(/^> ?/gm, '')
    .replace(
      /\\([^0-9A-Za-z\s])|\*+|⟨U\+([0-9A-F]{4,6})(?: ×(\d+))?⟩/gu,
      (_match, escaped?: string, code?: string, count?: string) =>
        escaped ??
        (code === undefined ? '' : String.fromCodePoint(parseInt(code, 16)).repeat(Number(count ?? 1))),
    );
}
