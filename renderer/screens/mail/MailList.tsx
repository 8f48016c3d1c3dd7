import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
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
import { useLostFocus } from '../../controls/useLostFocus.ts';
import { openDocument, openMail, readDocument, readMail } from '../../shell/place.ts';
import { searchWanted } from '../../shell/useShortcuts.ts';
import { formatCount, formatNumber } from '../../words/count.ts';
import { DocumentRow } from './document/DocumentRow.tsx';
import { Filters } from './Filters.tsx';
import { type Numbered, numbered } from './hits.ts';
import { useLastPlace, useListPlace } from './listPlace.ts';
import { MailRow } from './MailRow.tsx';
import { everything, isNarrowed, queryOf, type Wanted, wanted } from './search.ts';

const askHits: AskPart<Partial<SearchQuery>, Numbered> = async (query, signal) => {
  const { hits, total } = await askEngine('memory.search', query, signal ? { signal } : {});
  return { items: hits.map(numbered), total };
};

const rowSize = 84;
const day = 24 * 60 * 60 * 1000;

/** The search and what it finds. */
export function MailList() {
  const what = useCell(wanted);
  const mail = useCell(openMail);
  const document = useCell(openDocument);
  const open = mail ?? (document === null ? null : -document.id);
  const [today] = useState(() => Math.floor(Date.now() / day) * day + day);
  const query = queryOf(useSettled(what, 80), today);
  const found = usePages(askHits, query, useFreshness('memory.search'), useLastPlace());
  const { items, total, key, error, waiting, loadingMore, loadMore } = found;
  const rows = useRef<HTMLDivElement>(null);
  useListPlace(rows, key, items.length);
  const input = useRef<HTMLInputElement>(null);
  useFocusBack(rows, input, open);
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
          {key === null ? '' : countWords(total, what)}
        </div>
        {waiting && key !== null && <Line fraction={null} />}
      </div>
      {error && <ErrorNotice title="The search did not work." error={error} />}
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize, loaderSize: 24 }}>
        <ListBox
          ref={rows}
          aria-label="Mails"
          className="mail-rows"
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={open === null ? [] : [open]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            const hit = items.find((each) => each.id === id)?.hit;
            if (hit?.kind === 'mail') {
              readMail(hit.id);
            } else if (hit !== undefined) {
              readDocument(hit.id, hit.passage);
            }
          }}
          renderEmptyState={() => (key === null || error ? null : <NothingFound what={what} />)}
        >
          {items.map(({ id, hit }) => (
            <ListBoxItem key={id} id={id} textValue={nameOfHit(hit)} className="mail-item">
              {hit.kind === 'mail' ? <MailRow mail={hit} highlights={hit.highlights} /> : <DocumentRow hit={hit} />}
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

/** Gives the focus back to the row that was open. Not to the list: that would open its first mail. */
function useFocusBack(
  rows: RefObject<HTMLElement | null>,
  input: RefObject<HTMLElement | null>,
  open: number | null,
): void {
  const last = useRef(open);
  useEffect(() => {
    last.current = open ?? last.current;
  }, [open]);
  const row = useMemo(
    () => ({
      get current() {
        return rows.current?.querySelector<HTMLElement>(`[data-key="${last.current}"]`) ?? input.current;
      },
    }),
    [rows, input],
  );
  useLostFocus(row, open);
}

function countWords(total: number, what: Wanted): string {
  if (what.text === '' && what.direction === 'documents' && what.time === 'any') {
    return formatCount(total, 'document');
  }
  return what.text !== '' || isNarrowed(what) ? `${formatNumber(total)} found` : formatCount(total, 'mail');
}

function nameOfHit(hit: SearchHit): string {
  return hit.kind === 'mail' ? hit.subject || 'No subject' : hit.title;
}

function NothingFound({ what }: { what: Wanted }) {
  if (what.text === '' && !isNarrowed(what)) {
    return (
      <Empty title="Nothing is in yet.">Mail that is being taken in is listed here once all of it is there.</Empty>
    );
  }
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
