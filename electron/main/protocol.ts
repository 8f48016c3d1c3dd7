import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type Session, protocol } from 'electron';

const scheme = 'app';
export const pageOrigin = `${scheme}://ownhand`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** To be called before the app is ready. */
export function announceScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, codeCache: true } }]);
}

/**
 * Serves the files of one folder, and nothing else, as `app://ownhand/...`. Each document gets a nonce of its own in
 * its policy and in `<meta property="csp-nonce">`, with which the editor may add its style sheets.
 */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(scheme, async ({ url, method }) => {
    const path = fileOf(url, folder);
    const type = path === null ? undefined : types[extname(path)];
    if (path === null || type === undefined || method !== 'GET') {
      return new Response(null, { status: 404 });
    }
    const content = await readFile(path).catch(() => null);
    if (content === null) {
      return new Response(null, { status: 404 });
    }
    const nonce = randomBytes(16).toString('base64');
    const body = type.startsWith('text/html')
      ? content.toString('utf8').replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}" />`)
      : new Uint8Array(content);
    return new Response(body, {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': policy(nonce),
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Referrer-Policy': 'no-referrer',
      },
    });
  });
}

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
