-- Version 8: addresses of mailing lists, told apart from people where mails that came by the list name it.
ALTER TABLE people ADD COLUMN list INTEGER NOT NULL DEFAULT 0;
UPDATE people SET list = 1 WHERE EXISTS (
  SELECT 1 FROM correspondents JOIN mails ON mails.id = mail_id
  WHERE person_id = people.id AND role <> 'from'
    AND (mails.list = people.address OR mails.list = replace(people.address, '@', '.')));
