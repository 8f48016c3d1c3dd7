import { ArrowLeft, Ban, Undo2 } from 'lucide-react';
import type { AppError } from '../../../../electron/contract/errors.ts';
import type { Pair } from '../../../../electron/contract/pairs.ts';
import { Button } from '../../../controls/Button.tsx';
import { ErrorNotice, Notice } from '../../../controls/Notice.tsx';
import { AnswerView } from './AnswerView.tsx';
import { dropPair } from './dropping.ts';
import { faultWords, formWords } from './faultWords.ts';
import { RequestForm } from './RequestForm.tsx';
import { openPair } from './wanted.ts';

interface Props {
  pair: Pair;
  /** Why it could not be changed as it was last asked for. */
  error: AppError | null;
  onChange: (change: Promise<Pair>) => void;
}

/** A pair: the request, which can be put right in its place, and the mail or passage it leads to. */
export function PairView({ pair, error, onChange }: Props) {
  const { dropped, answer, form, edited } = pair;
  return (
    <article className="pair">
      <div className="mail-back">
        <Button
          kind="quiet"
          icon={ArrowLeft}
          onPress={() => {
            openPair.set(null);
          }}
        >
          All pairs
        </Button>
      </div>
      <section className="pair-side">
        <h2 className="heading">
          The request <span className="soft pair-form">{edited ? 'Put right by you' : formWords[form]}</span>
        </h2>
        {dropped !== null && <Notice title="It is not learned from.">{faultWords[dropped].why}</Notice>}
        <RequestForm pair={pair} onSave={onChange} />
        {error && <ErrorNotice title="That did not work." error={error} />}
        <div className="actions">
          <Button
            kind="quiet"
            icon={dropped === null ? Ban : Undo2}
            isDisabled={dropped !== null && pair.request === ''}
            onPress={() => {
              onChange(dropPair(pair));
            }}
          >
            {dropped === null ? 'Do not learn from this' : 'Learn from it after all'}
          </Button>
        </div>
      </section>
      <AnswerView answer={answer} />
    </article>
  );
}
