import type { Pair } from '../../../../electron/contract/pairs.ts';
import { Moment } from '../../../controls/Moment.tsx';
import { showDocument, showMail } from '../../../shell/place.ts';
import { pathOf } from '../../mail/document/documentWords.ts';
import { namesOf } from '../../../words/person.ts';

/** What a pair leads to, as the person wrote it: a mail, or a passage of a document. Its name opens it. */
export function AnswerView({ answer }: { answer: Pair['answer'] }) {
  const isMail = answer.kind === 'mail';
  return (
    <section className="pair-side">
      <h2 className="heading">{isMail ? 'Your mail' : 'Your document'}</h2>
      <p className="soft">
        <button
          type="button"
          className="link"
          onClick={() => {
            if (answer.kind === 'mail') {
              showMail(answer.mailId);
            } else {
              showDocument(answer.documentId, answer.passage);
            }
          }}
        >
          {isMail ? answer.subject || 'No subject' : answer.title}
        </button>
        {isMail && answer.to.length > 0 && `, to ${namesOf(answer.to)}`}
        {!isMail && pathOf(answer) !== '' && `, ${pathOf(answer)}`}, <Moment at={answer.date} />
      </p>
      <div className="pair-mail">{answer.text}</div>
    </section>
  );
}
