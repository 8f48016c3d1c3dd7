"""Reads labelled mails and lets three published programs find what their authors wrote.

Usage: peers.py FOLDER LABELS. Prints a JSON line for each mail: its id, its decoded text line by line as the labels
count it, and what each program keeps of it, or why that program could not be asked.
"""

import email
import html.parser
import json
import mailbox
import os
import re
import sys


class Blocks(html.parser.HTMLParser):
    """The text of HTML, a line for each block."""

    blocks = set('p div br tr li blockquote hr table pre h1 h2 h3 h4 ul ol td'.split())

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines = ['']
        self.hidden = 0
        self.preformatted = 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ('style', 'script', 'title')
        self.preformatted += tag == 'pre'
        if tag in self.blocks:
            self.lines.append('')

    def handle_endtag(self, tag):
        self.hidden = max(0, self.hidden - (tag in ('style', 'script', 'title')))
        self.preformatted = max(0, self.preformatted - (tag == 'pre'))
        if tag in self.blocks - {'br', 'hr'}:
            self.lines.append('')

    def handle_data(self, data):
        if self.hidden:
            return
        if self.preformatted:
            first, *rest = data.split('\n')
            self.lines[-1] += first
            self.lines.extend(rest)
        else:
            self.lines[-1] += re.sub(r'\s+', ' ', data)


def decode(part):
    raw = part.get_payload(decode=True) or b''
    try:
        return raw.decode(part.get_content_charset() or 'utf-8', 'replace')
    except LookupError:
        return raw.decode('latin-1')


def texts(part):
    """The plain and HTML texts of a mail in order; of alternatives the plain one."""
    kind = part.get_content_type()
    inner = part.get_payload()
    if kind == 'multipart/alternative' and isinstance(inner, list):
        found = [texts(each) for each in inner]
        plain = [each for each in found if any(which == 'plain' for which, _ in each)]
        return (plain or found[-1:] or [[]])[0]
    if kind.startswith('multipart/'):
        return [text for each in inner for text in texts(each)] if isinstance(inner, list) else []
    if part.get_filename() or part.get_content_disposition() == 'attachment':
        return []
    return [(kind[5:], decode(part))] if kind in ('text/plain', 'text/html') else []


def lines_of(mail):
    found = texts(mail)
    plain = any(which == 'plain' for which, _ in found)
    lines = []
    for which, text in found:
        if which == 'plain':
            lines += text.replace('\r\n', '\n').replace('\r', '\n').rstrip('\n').split('\n')
        elif not plain:
            parser = Blocks()
            parser.feed(text)
            lines += [line for line in parser.lines if line.strip()]
    return lines


def talon():
    from talon import quotations
    from talon.signature.bruteforce import extract_signature

    return lambda text: extract_signature(quotations.extract_from_plain(text))[0]


def mail_parser_reply():
    from mailparser_reply import EmailReplyParser

    parser = EmailReplyParser(languages=['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'sv', 'da'])
    return lambda text: parser.parse_reply(text=text) or ''


def email_reply_parser():
    from email_reply_parser import EmailReplyParser

    return EmailReplyParser.parse_reply


def programs():
    for make in (talon, mail_parser_reply, email_reply_parser):
        try:
            yield make.__name__.replace('_', '-'), make(), None
        except Exception as error:
            yield make.__name__.replace('_', '-'), None, f'{type(error).__name__}: {error}'


def mails_of(path):
    if path.endswith('.eml'):
        with open(path, 'rb') as file:
            return [email.message_from_binary_file(file)]
    return mailbox.mbox(path, create=False)


def main(folder, labels):
    with open(labels, encoding='utf-8') as file:
        wanted = json.load(file)
    ready = list(programs())
    for name in sorted({each['file'] for each in wanted}):
        ids = {each['id'] for each in wanted if each['file'] == name}
        for mail in mails_of(os.path.join(folder, name)):
            identity = str(mail['message-id']).strip().strip('<>')
            if identity not in ids:
                continue
            lines = lines_of(mail)
            kept = {}
            for program, ask, reason in ready:
                try:
                    kept[program] = ask('\n'.join(lines)) if ask else {'reason': reason}
                except Exception as error:  # a program that fails on a mail keeps nothing of it
                    kept[program] = ''
                    print(f'{program} failed on a mail: {type(error).__name__}', file=sys.stderr)
            print(json.dumps({'id': identity, 'lines': lines, 'kept': kept}))


main(*sys.argv[1:])
