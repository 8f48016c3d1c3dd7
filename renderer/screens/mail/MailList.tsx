import { useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem, ListBoxLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { SearchHit, SearchQuery } from '../../../electron/contract/entities.ts';
import { askEngine } from '../../connection/api.ts';
import { useCell } from '../../connection/cell.ts';
import { useFreshness } from '../../connection/freshness.ts';
import { type AskPart, usePages } from '../../connection/usePages.ts';
import { useSettled } from '../../connection/useSettled.ts';
import { Button } from '../../controls/Button.tsx';
import { Empty } from '../../controls/Empty.tsx';
import { Line } from '../../controls/Line.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { SearchBox } from '../../controls/SearchBox.tsx';
import { openMail } from '../../shell/place.ts';
import { searchWanted } from '../../shell/useShortcuts.ts';
import { formatCount, formatNumber } from '../../words/count.ts';
import { Filters } from './Filters.tsx';
import { MailRow } from './MailRow.tsx';
import { everything, isNarrowed, queryOf, wanted } from './search.ts';

const askMails: AskPart<Partial<SearchQuery>, SearchHit> = async (query, signal) => {
  const { hits, total } = await askEngine('memory.search', query, signal ? { signal } : {});
  return { items: hits, total };
};

const rowSize = 84;
const day = 24 * 60 * 60 * 1000;

/** The search and what it finds. */
export function MailList() {
  const what = useCell(wanted);
  const open = useCell(openMail);
  const [today] = useState(() => Math.floor(Date.now() / day) * day + day);
  const query = queryOf(useSettled(what, 80), today);
  const found = usePages(askMails, query, useFreshness('memory.search'));
  const { items, total, key, error, waiting, loadingMore, loadMore } = found;
  const input = useRef<HTMLInputElement>(null);
  const times = useCell(searchWanted);
  useEffect(() => {
    input.current?.focus();
  }, [times]);

  return (
    <section className="mail-list" aria-label="Search">
      <div className="mail-search">
        <SearchBox
          label="Search your mail"
          value={what.text}
          inputRef={input}
          onChange={(text) => {
            wanted.set({ ...what, text });
          }}
        />
        <Filters />
        <div className="mail-count soft small" role="status">
          {key === null ? '' : countWords(total, what.text !== '' || isNarrowed(what))}
        </div>
        {waiting && key !== null && <Line fraction={null} />}
      </div>
      {error && <ErrorNotice title="The search did not work." error={error} />}
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize, loaderSize: 24 }}>
        <ListBox
          aria-label="Mails"
          className="mail-rows"
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={open === null ? [] : [open]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            if (id !== undefined) {
              openMail.set(Number(id));
            }
          }}
          renderEmptyState={() => (key === null || error ? null : <NothingFound />)}
        >
          {items.map((hit) => (
            <ListBoxItem key={hit.id} id={hit.id} textValue={hit.subject || 'No subject'} className="mail-item">
              <MailRow mail={hit} highlights={hit.highlights} />
            </ListBoxItem>
          ))}
          <ListBoxLoadMoreItem isLoading={loadingMore} onLoadMore={loadMore}>
            <Line fraction={null} />
          </ListBoxLoadMoreItem>
        </ListBox>
      </Virtualizer>
    </section>
  );
}

function countWords(total: number, isSearch: boolean): string {
  return isSearch ? `${formatNumber(total)} found` : formatCount(total, 'mail');
}

function NothingFound() {
  return (
    <Empty
      title="Nothing was found."
      action={
        <Button
          onPress={() => {
            wanted.set(everything);
          }}
        >
          Show everything
        </Button>
      }
    >
      Try fewer or other words, or leave the filters out.
    </Empty>
  );
}
