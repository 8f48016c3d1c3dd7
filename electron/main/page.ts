import { join, normalize, sep } from 'node:path';

export const pageScheme = 'app';
export const pageOrigin = `${pageScheme}://ownhand`;

/** What a page of ours may do: run our script, show our styles, fonts and pictures. It can reach nothing. */
export function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** The file that an address stands for, or null when it would lie outside the folder or is not an address of ours. */
export function fileOf(url: string, folder: string): string | null {
  if (!URL.canParse(url)) {
    return null;
  }
  const { protocol: urlScheme, host, pathname } = new URL(url);
  if (`${urlScheme}//${host}` !== pageOrigin) {
    return null;
  }
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const path = normalize(join(folder, name === '/' ? 'index.html' : name));
  return path.startsWith(folder + sep) && !name.includes('\0') ? path : null;
}
