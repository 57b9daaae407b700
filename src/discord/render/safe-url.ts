// An address that can stand inside a Markdown link without ending it.

export interface SafeUrl {
  readonly href: string;
  readonly host: string;
}

/** `undefined` where it is no http(s) address, or carries a user name (which disguises the host). */
export function safeUrl(address: string): SafeUrl | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return undefined;
  const href = url.href.replace(/[^A-Za-z0-9\-._~:/?#@!$&*+,;=%]/g, percentEncode);
  return { href, host: url.host };
}

function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
