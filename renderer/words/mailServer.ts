/** What is known of a provider's mail server. */
export interface MailServer {
  readonly server: string;
  /** What the person has to know before they type a password; null where nothing special. */
  readonly advice: string | null;
}

const appPassword = (where: string): string =>
  `It does not take your usual password here. Make an app password ${where}, and type that.`;

const known: Readonly<Record<string, MailServer>> = {
  'gmail.com': { server: 'imap.gmail.com', advice: appPassword('in your Google account, under Security') },
  'googlemail.com': { server: 'imap.gmail.com', advice: appPassword('in your Google account, under Security') },
  'icloud.com': { server: 'imap.mail.me.com', advice: appPassword('in your Apple account') },
  'me.com': { server: 'imap.mail.me.com', advice: appPassword('in your Apple account') },
  'yahoo.com': { server: 'imap.mail.yahoo.com', advice: appPassword('in your Yahoo account, under Security') },
  'fastmail.com': { server: 'imap.fastmail.com', advice: appPassword('in Fastmail, under Privacy & Security') },
  'gmx.de': { server: 'imap.gmx.net', advice: 'Allow IMAP in the settings of your mailbox there first.' },
  'gmx.net': { server: 'imap.gmx.net', advice: 'Allow IMAP in the settings of your mailbox there first.' },
  'web.de': { server: 'imap.web.de', advice: 'Allow IMAP in the settings of your mailbox there first.' },
  'posteo.de': { server: 'posteo.de', advice: null },
  'mailbox.org': { server: 'imap.mailbox.org', advice: null },
  'outlook.com': {
    server: 'outlook.office365.com',
    advice: 'Microsoft takes no passwords from other programs any more. Export the mailbox from Outlook instead.',
  },
  'hotmail.com': {
    server: 'outlook.office365.com',
    advice: 'Microsoft takes no passwords from other programs any more. Export the mailbox from Outlook instead.',
  },
  'proton.me': {
    server: '127.0.0.1',
    advice: 'Proton’s mail can be read only through its Bridge, or from its export.',
  },
};

/** The server that mail to an address most likely lies on; null while no domain is typed. */
export function serverFor(address: string): MailServer | null {
  const domain = /@([\w-]+(?:\.[\w-]+)+)$/.exec(address.trim().toLowerCase())?.[1];
  return domain === undefined ? null : (known[domain] ?? { server: `imap.${domain}`, advice: null });
}
