import type { KeyboardEvent } from 'react';
import { ListBox, ListBoxItem, ListBoxLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { Pair } from '../../../../electron/contract/pairs.ts';
import { useCell } from '../../../connection/cell.ts';
import type { Pages } from '../../../connection/pages.ts';
import { useCall } from '../../../connection/useCall.ts';
import { Button } from '../../../controls/Button.tsx';
import { Empty } from '../../../controls/Empty.tsx';
import { Line } from '../../../controls/Line.tsx';
import { ErrorNotice } from '../../../controls/Notice.tsx';
import { SearchBox } from '../../../controls/SearchBox.tsx';
import { Segments } from '../../../controls/Segments.tsx';
import { formatCount, formatNumber } from '../../../words/count.ts';
import { DroppedWhy } from './DroppedWhy.tsx';
import { dropPair } from './dropping.ts';
import { PairRow } from './PairRow.tsx';
import { everyPair, openPair, wantedPairs } from './wanted.ts';

const rowSize = 96;
const shows = [
  { id: 'all', words: 'All' },
  { id: 'kept', words: 'Kept' },
  { id: 'dropped', words: 'Dropped' },
  { id: 'edited', words: 'Edited' },
] as const;

interface Props {
  reading: Pages<Pair> & { readonly waiting: boolean; readonly loadMore: () => void };
  /** Takes what becomes of a pair; where it fails, that is said beside the pair, which is open. */
  onChange: (id: number, change: Promise<Pair>) => void;
}

/** The search, and what it finds, thousands of them if need be. */
export function PairList({ reading, onChange }: Props) {
  const what = useCell(wantedPairs);
  const open = useCell(openPair);
  const counts = useCall('pairs.list', { limit: 1 });
  const { items, total, key, error, waiting, loadingMore, loadMore } = reading;

  function dropByKey(event: KeyboardEvent): void {
    const pair = items.find(({ id }) => id === open);
    // A key that is held drops once, and does not drop and take back in turns.
    if (pair && !event.repeat && (event.key === 'Delete' || event.key === 'Backspace')) {
      onChange(pair.id, dropPair(pair));
    }
  }

  return (
    <>
      <div className="pairs-search">
        <SearchBox
          label="Search requests, mails and documents"
          value={what.text}
          onChange={(text) => {
            wantedPairs.set({ ...what, text });
          }}
        />
        <Segments
          label="Which pairs"
          value={what.show}
          choices={shows}
          onChoose={(show) => {
            wantedPairs.set({ ...what, show });
          }}
        />
        <div className="soft small" role="status">
          {key === null ? '' : what.text === '' ? formatCount(total, 'pair') : `${formatNumber(total)} found`}
          {counts.value && what.show === 'all' && what.text === '' && `, ${formatNumber(counts.value.kept)} kept`}
        </div>
        {what.show === 'dropped' && counts.value && <DroppedWhy dropped={counts.value.dropped} />}
        {waiting && key !== null && <Line fraction={null} />}
      </div>
      {error && <ErrorNotice title="The pairs could not be listed." error={error} />}
      <div className="pairs-rows" onKeyDown={dropByKey}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize, loaderSize: 24 }}>
          <ListBox
            aria-label="Pairs"
            className="mail-rows"
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={open === null ? [] : [open]}
            onSelectionChange={(keys) => {
              const [id] = keys === 'all' ? [] : [...keys];
              if (id !== undefined) {
                openPair.set(Number(id));
              }
            }}
            renderEmptyState={() => (key === null || error ? null : <NoPairs isSearch={what !== everyPair} />)}
          >
            {items.map((pair) => (
              <ListBoxItem key={pair.id} id={pair.id} textValue={pair.request} className="mail-item pair-item">
                <PairRow pair={pair} />
              </ListBoxItem>
            ))}
            <ListBoxLoadMoreItem isLoading={loadingMore} onLoadMore={loadMore}>
              <Line fraction={null} />
            </ListBoxLoadMoreItem>
          </ListBox>
        </Virtualizer>
      </div>
    </>
  );
}

function NoPairs({ isSearch }: { isSearch: boolean }) {
  if (!isSearch) {
    return (
      <Empty title="No pairs yet.">They are made first when a voice is learned, and come here one after another.</Empty>
    );
  }
  return (
    <Empty
      title="Nothing was found."
      action={
        <Button
          onPress={() => {
            wantedPairs.set(everyPair);
          }}
        >
          Show all pairs
        </Button>
      }
    >
      Try fewer or other words, or another choice above.
    </Empty>
  );
}
