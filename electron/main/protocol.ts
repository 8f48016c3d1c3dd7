import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Session, protocol } from 'electron';
import { fileOf, pageScheme, policy } from './page.ts';

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
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the files of one folder, and nothing else, as `app://ownhand/...`. Each document gets a nonce of its own in
 * its policy and in `<meta property="csp-nonce">`, with which the editor may add its style sheets.
 */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(pageScheme, async ({ url, method }) => {
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
