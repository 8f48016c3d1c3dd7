const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** `de` as `German`; what is no language code stays as it is, and none is `other`. */
export function nameLanguage(code: string): string {
  if (code === '') {
    return 'other';
  }
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
